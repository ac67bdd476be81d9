package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.json.FhirJson;

/** Finds by which key authors call a resource. */
final class EvidenceKeys {

  private static final String SYSTEM = "/evidence";

  private final Map<String, String> byReference = new HashMap<>();

  EvidenceKeys(KnowledgeBundle bundle) {
    bundle
        .all()
        .forEach(
            resource -> key(resource).ifPresent(key -> byReference.put(reference(resource), key)));
  }

  static String reference(JsonNode resource) {
    return resource.path("resourceType").asText() + "/" + resource.path("id").asText();
  }

  static Optional<String> key(JsonNode resource) {
    JsonNode identifiers = resource.path("identifier");
    Stream<JsonNode> all =
        identifiers.isArray() ? identifiers.valueStream() : Stream.of(identifiers);
    return all.filter(identifier -> identifier.path("system").asText().endsWith(SYSTEM))
        .flatMap(identifier -> FhirJson.text(identifier, "value").stream())
        .findFirst();
  }

  Optional<String> of(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  String required(String reference) {
    return of(reference)
        .orElseThrow(
            () ->
                new KnowledgeIncomplete("The ledger names " + reference + ", which is not there."));
  }
}
