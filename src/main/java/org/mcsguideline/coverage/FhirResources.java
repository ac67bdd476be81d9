package org.mcsguideline.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.json.FhirJson;

/** The parts of FHIR JSON that carry codes. */
final class FhirResources {

  private FhirResources() {}

  /** The resource itself, or the resources of a bundle. */
  static Stream<JsonNode> in(JsonNode json) {
    return "Bundle".equals(json.path("resourceType").textValue())
        ? FhirJson.each(json, "entry")
            .map(entry -> entry.path("resource"))
            .filter(JsonNode::isObject)
        : Stream.of(json);
  }

  /** Every coding of every concept in the resource. */
  static Stream<JsonNode> codings(JsonNode node) {
    List<JsonNode> codings = new ArrayList<>();
    collect(node, codings);
    return codings.stream();
  }

  private static void collect(JsonNode node, List<JsonNode> codings) {
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        child.path("coding").forEach(codings::add);
        collect(child, codings);
      }
    }
  }
}
