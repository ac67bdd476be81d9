package org.mcsguideline.server.security;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mcsguideline.decision.RefusedLogins;
import org.mcsguideline.security.Rates;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has a refused login kept: one of an address and one minute, and not more than a number in a
 * minute altogether, so that nobody fills the store by failing.
 */
final class RefusedLoginFilter extends OncePerRequestFilter {

  private static final int MOST_OF_ALL = 60;

  private final RefusedLogins logins;
  private final Rates each = new Rates(1, TimeMeter.SYSTEM_NANOTIME);
  private final Rates all = new Rates(MOST_OF_ALL, TimeMeter.SYSTEM_NANOTIME);

  RefusedLoginFilter(RefusedLogins logins) {
    this.logins = logins;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    String address = request.getRemoteAddr();
    if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
        && each.count(address).allowed()
        && all.count("all").allowed()) {
      logins.note(address, part(request.getRequestURI()));
    }
  }

  /** Nothing of the rest of an address, which may name a patient. */
  private static String part(String address) {
    return address.startsWith("/fhir") ? "fhir" : "cds-services";
  }
}
