package org.mcsguideline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mcsguideline.security.FhirRights;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the FHIR API what the caller may do there. */
final class FhirRightsFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller instanceof JwtAuthenticationToken token) {
      request.setAttribute(FhirRights.ATTRIBUTE, FhirRights.of(token.getToken()));
      request.setAttribute(RateFilter.CALLER, token.getToken().getIssuer() + " " + token.getName());
    } else {
      request.setAttribute(FhirRights.ATTRIBUTE, FhirRights.NONE);
    }
    chain.doFilter(request, response);
  }
}
