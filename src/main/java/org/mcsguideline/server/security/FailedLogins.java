package org.mcsguideline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mcsguideline.security.Rates;
import org.mcsguideline.security.Rates.Allowance;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets an address wait that fails to log in again and again, before its next token is looked at.
 * Requests without a token do not count: they cost nothing.
 */
final class FailedLogins extends OncePerRequestFilter {

  private final Rates failures;

  FailedLogins(Rates failures) {
    this.failures = failures;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader("Authorization") == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String address = request.getRemoteAddr();
    Allowance allowance = failures.ask(address);
    if (!allowance.allowed()) {
      RateFilter.refuse(response, allowance);
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
      Allowance counted = failures.count(address);
      logger.debug("failed logins left: " + counted.remaining());
    }
  }
}
