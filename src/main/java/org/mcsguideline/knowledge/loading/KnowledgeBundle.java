package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.json.FhirJson;

/** The resources of an assembled guideline, by type and by canonical address. */
final class KnowledgeBundle {

  private final Map<String, List<JsonNode>> byType = new HashMap<>();
  private final Map<String, JsonNode> byUrl = new HashMap<>();

  KnowledgeBundle(JsonNode bundle) {
    FhirJson.each(bundle, "entry").map(entry -> entry.path("resource")).forEach(this::add);
  }

  private void add(JsonNode resource) {
    String type = FhirJson.requiredText(resource, "resourceType");
    byType.computeIfAbsent(type, t -> new ArrayList<>()).add(resource);
    FhirJson.text(resource, "url").ifPresent(url -> byUrl.put(url, resource));
  }

  Stream<JsonNode> all() {
    return byType.values().stream().flatMap(List::stream);
  }

  List<JsonNode> all(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** The resource of this type at this address; its absence stops the start. */
  JsonNode resolve(String type, String canonical) {
    JsonNode found = byUrl.get(FhirJson.withoutVersion(canonical));
    if (found == null
        || !type.equals(found.path("resourceType").textValue())
        || !isOf(found, canonical)) {
      throw new KnowledgeIncomplete("The guideline has no " + type + " " + canonical + ".");
    }
    return found;
  }

  /** The same whatever its type. */
  void require(String canonical) {
    JsonNode found = byUrl.get(FhirJson.withoutVersion(canonical));
    if (found == null || !isOf(found, canonical)) {
      throw new KnowledgeIncomplete("The guideline has no " + canonical + ".");
    }
  }

  /** Refuses another version of something than the one that is named; absent ones are no matter. */
  void refuseOther(String canonical) {
    if (byUrl.containsKey(FhirJson.withoutVersion(canonical))) {
      require(canonical);
    }
  }

  /** An address without a version is that of any version. */
  private static boolean isOf(JsonNode resource, String canonical) {
    String url = FhirJson.withoutVersion(canonical);
    return url.equals(canonical) || canonical.equals(url + "|" + resource.path("version").asText());
  }
}
