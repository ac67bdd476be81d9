package org.mcsguideline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers only when called by a name of this machine, or one that a setting adds. */
final class OwnNames extends OncePerRequestFilter {

  private static final int MISDIRECTED = 421;
  private static final Set<String> LOOPBACK =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1", "[0:0:0:0:0:0:0:1]");

  private final Set<String> names = new HashSet<>(LOOPBACK);

  OwnNames(List<String> more) {
    more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (names.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
      chain.doFilter(request, response);
    } else {
      PlainOutcome.send(
          response,
          MISDIRECTED,
          "security",
          "Without login this service answers to localhost only. mcs.security.hosts adds names.");
    }
  }
}
