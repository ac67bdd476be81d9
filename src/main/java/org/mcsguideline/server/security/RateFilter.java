package org.mcsguideline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mcsguideline.security.Rates;
import org.mcsguideline.security.Rates.Allowance;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers one caller only so often: a client by its verified name, anybody else by address. */
final class RateFilter extends OncePerRequestFilter {

  /** Request attribute: the verified name of the caller, when there is one. */
  static final String CALLER = RateFilter.class.getName() + ".caller";

  private static final int TOO_MANY = 429;

  private final Rates rates;

  RateFilter(Rates rates) {
    this.rates = rates;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Object name = request.getAttribute(CALLER);
    Allowance allowance =
        rates.count(name == null ? "address " + request.getRemoteAddr() : "caller " + name);
    tell(response, rates, allowance);
    if (allowance.allowed()) {
      chain.doFilter(request, response);
    } else {
      refuse(response, allowance);
    }
  }

  static void refuse(HttpServletResponse response, Allowance allowance) throws IOException {
    response.setHeader("Retry-After", Long.toString(seconds(allowance)));
    PlainOutcome.send(
        response, TOO_MANY, "throttled", "Too many requests. Please wait before the next one.");
  }

  private static void tell(HttpServletResponse response, Rates rates, Allowance allowance) {
    response.setHeader("RateLimit-Policy", "\"caller\";q=" + rates.perMinute() + ";w=60");
    response.setHeader(
        "RateLimit", "\"caller\";r=" + allowance.remaining() + ";t=" + seconds(allowance));
  }

  /** Rounded up, so that whoever waits so long is answered. */
  private static long seconds(Allowance allowance) {
    return allowance.delay().plusMillis(999).toSeconds();
  }
}
