package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Changes entries of a request that are there already. */
final class RecordChange {

  private RecordChange() {}

  /** A case with each entry of the code changed; there must be one. */
  static Case changed(
      String name,
      ObjectNode request,
      String code,
      Consumer<ObjectNode> change,
      String answer,
      String expected) {
    List<ObjectNode> found = each(request, code).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("The record has nothing to change: " + name);
    }
    found.forEach(change);
    return Case.of(name, request, answer, expected);
  }

  static Stream<ObjectNode> each(ObjectNode request, String code) {
    return request
        .path("prefetch")
        .valueStream()
        .flatMap(bundle -> bundle.path("entry").valueStream())
        .map(entry -> entry.path("resource"))
        .filter(resource -> resource.at("/code/coding/0/code").asText().equals(code))
        .map(ObjectNode.class::cast);
  }

  static ObjectNode newest(ObjectNode request, String code) {
    return each(request, code)
        .max(Comparator.comparing(resource -> resource.path("effectiveDateTime").asText()))
        .orElseThrow();
  }

  static ObjectNode quantity(JsonNode observation) {
    return (ObjectNode) observation.path("valueQuantity");
  }

  static ArrayNode entries(ObjectNode request, String key) {
    return ((ObjectNode) request.path("prefetch").path(key)).withArray("/entry");
  }
}
