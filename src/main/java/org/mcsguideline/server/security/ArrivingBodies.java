package org.mcsguideline.server.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.mcsguideline.security.Room;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a body arrive before anybody looks at the request. No thread waits for it, so that callers
 * who send slowly, however many, keep nobody waiting; and everything behind finds it there.
 */
final class ArrivingBodies extends OncePerRequestFilter {

  private static final String ARRIVED = ArrivingBodies.class.getName() + ".arrived";
  private static final String REFUSED = "mcs.bodies.refused";

  private final Room room;
  private final int longest;
  private final Duration within;
  private final Counter noRoom;
  private final Counter tooLate;

  /**
   * Bodies of requests.
   *
   * @param room for all of them
   * @param longest of one, in bytes; of a longer one just so much is held that it can be refused
   * @param within how long a body may take to arrive
   * @param metrics count what is refused here, because nobody behind ever sees it
   */
  ArrivingBodies(Room room, int longest, Duration within, MeterRegistry metrics) {
    this.room = room;
    this.longest = longest;
    this.within = within;
    this.noRoom = metrics.counter(REFUSED, "reason", "no-room");
    this.tooLate = metrics.counter(REFUSED, "reason", "late");
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(ARRIVED) instanceof byte[] body) {
      request.removeAttribute(ARRIVED);
      chain.doFilter(new HeldBody(request, body), response);
    } else if (hasBody(request)) {
      await(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private void await(HttpServletRequest request, HttpServletResponse response) throws IOException {
    AsyncContext waiting = request.startAsync();
    waiting.setTimeout(within.toMillis());
    ArrivingBody body =
        new ArrivingBody(request.getInputStream(), room, longest + 1) {
          @Override
          void arrived(byte[] bytes) {
            request.setAttribute(ARRIVED, bytes);
            waiting.dispatch();
          }

          @Override
          void refused() throws IOException {
            noRoom.increment();
            response.setHeader("Retry-After", "1");
            refuse(
                request,
                response,
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "throttled",
                "The service is starting, or holds as much as it can. Please try again in a second.");
            waiting.complete();
          }

          @Override
          void late() throws IOException {
            tooLate.increment();
            // What is still on its way would be taken for the next request.
            response.setHeader("Connection", "close");
            refuse(
                request,
                response,
                HttpServletResponse.SC_REQUEST_TIMEOUT,
                "timeout",
                "The request body did not arrive in time.");
            waiting.complete();
          }

          @Override
          void brokenOff() {
            waiting.complete();
          }
        };
    waiting.addListener(body);
    request.getInputStream().setReadListener(body);
  }

  private static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String code,
      String words)
      throws IOException {
    if (request.getRequestURI().startsWith("/fhir")) {
      response.setContentType("application/fhir+json");
    }
    PlainOutcome.send(response, status, code, words);
  }
}
