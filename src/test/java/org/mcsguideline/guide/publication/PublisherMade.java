package org.mcsguideline.guide.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What the publisher makes anew in a resource, so that it may differ from what we serve. */
final class PublisherMade {

  /** A narrative, which we leave to those who show the resource. */
  private static final List<String> IN_ALL = List.of("text");

  private static final Map<String, List<String>> BY_TYPE =
      Map.of(
          // Worked out from the logic by another release of the translator; the logic itself is
          // compared to the byte. The translator's own helpers have no date.
          "Library", List.of("content", "dataRequirement", "date", "parameter", "relatedArtifact"),
          // Worked out from the differential.
          "StructureDefinition", List.of("mapping", "snapshot"),
          // Its address, which R4 has no element for.
          "NamingSystem", List.of("extension"),
          // Names, descriptions and settings of the pages, and no resource it could not read.
          "ImplementationGuide", List.of("definition", "dependsOn"));

  /** R5 has it beside the address of a document, with nothing but the same address. */
  private static final String DOCUMENT = "document";

  private PublisherMade() {}

  static JsonNode without(JsonNode resource) {
    ObjectNode rest = resource.deepCopy();
    ObjectNode unusedRest =
        rest.remove(IN_ALL)
            .remove(BY_TYPE.getOrDefault(resource.path("resourceType").asText(), List.of()));
    rest.findValues("documentation").stream()
        .flatMap(JsonNode::valueStream)
        .filter(one -> one.path("url").equals(one.path(DOCUMENT).path("url")))
        .map(ObjectNode.class::cast)
        .forEach(one -> one.remove(DOCUMENT));
    return rest;
  }
}
