package org.mcsguideline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mcsguideline.security.Turns;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sheds calls of services that could not be answered in time. Their bodies are there already. */
final class TurnFilter extends OncePerRequestFilter {

  private final Turns turns;

  TurnFilter(Turns turns) {
    this.turns = turns;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"POST".equals(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!take()) {
      response.setHeader("Retry-After", "1");
      PlainOutcome.send(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "throttled",
          "The service is busy. Please try again in a second.");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      turns.giveBack();
    }
  }

  private boolean take() {
    try {
      return turns.take();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
