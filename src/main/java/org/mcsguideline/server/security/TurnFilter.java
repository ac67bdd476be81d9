package org.mcsguideline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mcsguideline.security.Turns;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sheds calls of services that could not be answered in time. A call takes its turn when its body
 * is there, so a slow sender keeps nobody waiting.
 */
final class TurnFilter extends OncePerRequestFilter {

  private final Turns turns;
  private final int longestBody;

  /**
   * Turns for calls.
   *
   * @param longestBody of a call; of a longer one just so much is read that it can be refused
   */
  TurnFilter(Turns turns, int longestBody) {
    this.turns = turns;
    this.longestBody = longestBody;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"POST".equals(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(longestBody + 1);
    } catch (IOException brokenOff) {
      PlainOutcome.send(
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          "invalid",
          "The request body could not be read.");
      return;
    }
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
      chain.doFilter(new HeldBody(request, body), response);
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
