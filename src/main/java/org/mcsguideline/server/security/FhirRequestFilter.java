package org.mcsguideline.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.security.JsonShape;
import org.mcsguideline.security.JsonShape.Finding;
import org.mcsguideline.security.LimitSettings;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps from the FHIR server what is too long, too deep or packed. */
final class FhirRequestFilter extends OncePerRequestFilter {

  private static final int TOO_LARGE = 413;
  private static final int TOO_LONG = 414;
  private static final int MOST_ENTRIES = 5_000;

  private final LimitSettings limits;

  FhirRequestFilter(LimitSettings limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    if (request.getRequestURI().contains("//")) {
      refuse(
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          "structure",
          "The address has an empty part.");
    } else if (query != null && query.length() > limits.queryLength()) {
      refuse(response, TOO_LONG, "too-long", "The query is longer than this server reads.");
    } else if (request.getHeader("Content-Encoding") != null) {
      refuse(
          response,
          HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
          "not-supported",
          "This server reads no packed body.");
    } else if (HeldBody.isForm(request)) {
      form(request, response, chain);
    } else {
      HttpServletRequest held = held(request, response);
      if (held != null) {
        chain.doFilter(held, response);
      }
    }
  }

  /** Its length has to be known, because the servlet container reads it and not we. */
  private void form(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    if (length < 0) {
      refuse(
          response,
          HttpServletResponse.SC_LENGTH_REQUIRED,
          "required",
          "A form needs a Content-Length.");
    } else if (length > limits.queryLength()) {
      refuse(response, TOO_LARGE, "too-long", "The form is longer than this server reads.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private @Nullable HttpServletRequest held(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] body = request.getInputStream().readNBytes(limits.fhirBodyBytes() + 1);
    if (body.length > limits.fhirBodyBytes()) {
      refuse(response, TOO_LARGE, "too-long", "The body is longer than this server reads.");
      return null;
    }
    Finding finding = isJson(request) ? JsonShape.of(body, MOST_ENTRIES) : Finding.FINE;
    if (finding == Finding.TOO_MUCH) {
      refuse(
          response,
          HttpServletResponse.SC_BAD_REQUEST,
          "too-costly",
          "The body is nested too deeply, or has too many entries or too long a value.");
      return null;
    }
    if (finding == Finding.MALFORMED) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, "structure", "The body is not JSON.");
      return null;
    }
    return new HeldBody(request, body);
  }

  private static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.contains("json");
  }

  private static void refuse(HttpServletResponse response, int status, String code, String words)
      throws IOException {
    response.setContentType("application/fhir+json");
    PlainOutcome.send(response, status, code, words);
  }
}
