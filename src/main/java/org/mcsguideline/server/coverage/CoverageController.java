package org.mcsguideline.server.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mcsguideline.coverage.ShownConcepts;
import org.mcsguideline.knowledge.json.FhirJson;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Which concepts the calls since the start have shown: numbers only. */
@RestController
public final class CoverageController {

  private final ShownConcepts shown;

  CoverageController(ShownConcepts shown) {
    this.shown = shown;
  }

  /** A page for a browser, and JSON for everybody else. */
  @GetMapping("/coverage")
  public ResponseEntity<byte[]> coverage(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept)
      throws JsonProcessingException {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .cacheControl(CacheControl.noStore())
            .varyBy(HttpHeaders.ACCEPT)
            .header("Content-Security-Policy", CoveragePage.POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer");
    if (accept.contains(MediaType.TEXT_HTML_VALUE)) {
      return answer
          .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
          .body(CoveragePage.of(shown));
    }
    List<Map<String, Object>> concepts =
        shown.counts().stream()
            .map(
                count ->
                    Map.<String, Object>of(
                        "concept", count.concept().name(), "resources", count.resources()))
            .toList();
    return answer
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            FhirJson.MAPPER.writeValueAsBytes(
                Map.of("resources", shown.resources(), "concepts", concepts)));
  }
}
