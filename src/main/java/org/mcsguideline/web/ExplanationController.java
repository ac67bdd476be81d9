package org.mcsguideline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mcsguideline.explanation.ExplanationParameters;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Explanations of kept decisions, to whoever may read these at the FHIR API. */
@RestController
public final class ExplanationController {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();
  private static final MediaType FHIR = MediaType.valueOf("application/fhir+json");

  private final ExplainedDecisions decisions;

  public ExplanationController(ExplainedDecisions decisions) {
    this.decisions = decisions;
  }

  /** As JSON in the shape of {@link org.mcsguideline.explanation.Explanation}. */
  @GetMapping("/explanations/{id}")
  public ResponseEntity<byte[]> explanation(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FhirDoor.Answer answer = decisions.read(id, request, response);
    return answer.isFound()
        ? ok(MediaType.APPLICATION_JSON, JSON.writeValueAsBytes(decisions.explained(answer)))
        : refusal(id, answer);
  }

  /** The operation {@code $explain} of the FHIR API. */
  @GetMapping("/explanations/{id}/fhir")
  public ResponseEntity<byte[]> parameters(
      @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FhirDoor.Answer answer = decisions.read(id, request, response);
    return answer.isFound()
        ? ok(FHIR, ExplanationParameters.json(decisions.explained(answer)))
        : refusal(id, answer);
  }

  private static ResponseEntity<byte[]> ok(MediaType type, byte[] body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(type).body(body);
  }

  private ResponseEntity<byte[]> refusal(String id, FhirDoor.Answer answer) {
    HttpHeaders headers = new HttpHeaders();
    answer.headers().forEach(headers::set);
    headers.setContentType(FHIR);
    headers.setCacheControl(CacheControl.noStore());
    if (!answer.isAbsent()) {
      return new ResponseEntity<>(
          answer.body().getBytes(StandardCharsets.UTF_8),
          headers,
          HttpStatus.valueOf(answer.status()));
    }
    boolean waiting = decisions.isWaiting(id);
    if (waiting) {
      headers.set(HttpHeaders.RETRY_AFTER, "1");
    }
    return new ResponseEntity<>(Absence.outcome(waiting), headers, HttpStatus.NOT_FOUND);
  }
}
