package org.mcsguideline.server.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets pages load and run nothing but their own files, and be kept by nobody. */
final class PageHeaders extends OncePerRequestFilter {

  /** Where pages are. The files that they load say the same for themselves. */
  static final List<String> PATHS =
      List.of(
          "",
          "/evidence/*",
          "/try/*",
          "/board/*",
          "/operations/*",
          "/launch/*",
          "/assets/*",
          "/webjars/*",
          "/explanation.html",
          "/explanations/*");

  private static final List<String> FILES = List.of("/assets/", "/webjars/");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors ";

  private final String policy;

  /**
   * Headers.
   *
   * @param frameAncestors origins that may show pages inside their own
   */
  PageHeaders(List<String> frameAncestors) {
    this.policy = POLICY + (frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors));
  }

  /** What every page says to its browser. */
  void set(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    set(response);
    if (FILES.stream().noneMatch(request.getServletPath()::startsWith)) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }
}
