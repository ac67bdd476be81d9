package org.mcsguideline.server.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A refusal in the form of a FHIR OperationOutcome, for places in front of the service. */
final class PlainOutcome {

  private static final String FORM =
      "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\","
          + "\"diagnostics\":\"%s\"}]}";

  private PlainOutcome() {}

  /**
   * Answers, as JSON unless the caller has set another content type.
   *
   * @param code of FHIR's list of issue types
   * @param words plain, without quotes; nothing of the request
   */
  static void send(HttpServletResponse response, int status, String code, String words)
      throws IOException {
    byte[] body = FORM.formatted(code, words).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    if (response.getContentType() == null) {
      response.setContentType("application/json");
    }
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
