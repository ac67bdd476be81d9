package org.mcsguideline.server.launch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mcsguideline.launch.Seal;
import org.mcsguideline.launch.Session;
import org.mcsguideline.security.FhirRights;
import org.mcsguideline.web.launch.LaunchCookies;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives a page the rights of its reader. Only pages, and only when they are read: at the FHIR API
 * and at the services what a browser carries by itself opens nothing.
 */
final class SessionFilter extends OncePerRequestFilter {

  /** Pages that a login changes; all of them show at least that there is one. */
  static final List<String> PATHS =
      List.of(
          "",
          "/explanation.html",
          "/explanations/*",
          "/board/*",
          "/operations/*",
          "/evidence/*",
          "/try/*",
          "/launch/*");

  private static final String UNDERWAY = SessionFilter.class.getName();

  private final Seal seal;
  private final LaunchCookies cookies;

  SessionFilter(Seal seal, LaunchCookies cookies) {
    this.seal = seal;
    this.cookies = cookies;
  }

  /** Whether the reader of this page has logged in. */
  static boolean isUnderway(HttpServletRequest request) {
    return request.getAttribute(UNDERWAY) != null;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"GET".equals(request.getMethod()) || request.getHeader("Authorization") != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Session> session =
        cookies.session(request).flatMap(text -> Session.opened(text, seal));
    session.ifPresent(
        reader -> {
          request.setAttribute(FhirRights.ATTRIBUTE, reader.rights());
          request.setAttribute(UNDERWAY, Boolean.TRUE);
        });
    chain.doFilter(request, response);
  }
}
