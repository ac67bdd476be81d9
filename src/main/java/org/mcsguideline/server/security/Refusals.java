package org.mcsguideline.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refuses without saying why; whoever may know asks the log. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      response.setHeader("Retry-After", "5");
      PlainOutcome.send(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "transient",
          "Nobody can be authenticated just now. Please try again in a few seconds.");
      return;
    }
    response.setHeader("WWW-Authenticate", "Bearer");
    PlainOutcome.send(
        response, HttpServletResponse.SC_UNAUTHORIZED, "login", "Authentication is needed.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    PlainOutcome.send(
        response, HttpServletResponse.SC_FORBIDDEN, "forbidden", "This is not allowed.");
  }
}
