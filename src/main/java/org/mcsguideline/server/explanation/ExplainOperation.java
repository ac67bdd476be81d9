package org.mcsguideline.server.explanation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The operation {@code $explain} of a decision. It stands before the FHIR API and not in it,
 * because the API's rules of access let an operation see either everything or nothing; here the
 * decision is read like any other resource.
 */
final class ExplainOperation extends OncePerRequestFilter {

  private static final Pattern PATH =
      Pattern.compile("/fhir/GuidanceResponse/([A-Za-z0-9.-]{1,64})/(?:\\$|%24)explain");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Matcher path = PATH.matcher(request.getRequestURI());
    if (path.matches() && "GET".equals(request.getMethod())) {
      request
          .getRequestDispatcher("/explanations/" + path.group(1) + "/fhir")
          .forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
