package org.mcsguideline.server.store;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A FHIR OperationOutcome, written without HAPI, which may not be there yet.
 *
 * @param code of the value set issue-type
 * @param text for a person; plain words without quotes or control characters
 */
record Outcome(String code, String text) {

  static Outcome error(String code, String text) {
    return new Outcome(code, text);
  }

  void send(HttpServletResponse response, int status) throws IOException {
    byte[] body =
        """
        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
        "details":{"text":"%s"},"diagnostics":"%s"}]}\
        """
            .formatted(code, text, text)
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
