package org.mcsguideline.hooks;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.Basis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs one line for each call: nothing of the request but which of our services it was for. */
public final class CallLog extends OncePerRequestFilter {

  static final String SERVICE = CallLog.class.getName() + ".service";
  static final String CARDS = CallLog.class.getName() + ".cards";

  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  private final Basis basis;

  public CallLog(Adviser adviser) {
    this.basis = adviser.basis();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      LOG.info(
          "service={} status={} ms={} cards={} knowledge={} site-profile={}",
          Objects.requireNonNullElse(request.getAttribute(SERVICE), "-"),
          response.getStatus(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
          Objects.requireNonNullElse(request.getAttribute(CARDS), "-"),
          basis.knowledgeVersion(),
          Objects.requireNonNullElse(basis.siteProfileHash(), "-"));
    }
  }
}
