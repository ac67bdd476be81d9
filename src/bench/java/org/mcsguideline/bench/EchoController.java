package org.mcsguideline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The floor: parses a request and writes one card, and does nothing between. */
@RestController
public class EchoController {

  /** Answers with one card, made of the size of the request. */
  @PostMapping("/bench/echo")
  public Map<String, Object> echo(@RequestBody JsonNode request) {
    String summary = "A request with " + request.size() + " members";
    Map<String, Object> source = Map.of("label", "Echo", "url", "http://localhost/");
    return Map.of(
        "cards",
        List.of(
            Map.of(
                "uuid", "00000000-0000-4000-8000-000000000000",
                "summary", summary,
                "detail", "x".repeat(2000),
                "indicator", "info",
                "source", source)));
  }
}
