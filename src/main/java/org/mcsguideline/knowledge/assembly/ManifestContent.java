package org.mcsguideline.knowledge.assembly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Lists in an ImplementationGuide everything that the guideline is made of. */
final class ManifestContent {

  private static final String TYPE = "ImplementationGuide";

  private ManifestContent() {}

  /** In the order of the resources; the guide itself is not listed. */
  static void put(List<ObjectNode> resources) {
    resources.stream().filter(ManifestContent::isGuide).forEach(guide -> put(guide, resources));
  }

  private static void put(ObjectNode guide, List<ObjectNode> resources) {
    ArrayNode listed = guide.withObjectProperty("definition").putArray("resource");
    resources.stream()
        .filter(resource -> !isGuide(resource))
        .forEach(
            resource ->
                listed
                    .addObject()
                    .putObject("reference")
                    .put(
                        "reference",
                        resource.path("resourceType").asText()
                            + "/"
                            + resource.path("id").asText()));
  }

  private static boolean isGuide(ObjectNode resource) {
    return TYPE.equals(resource.path("resourceType").asText());
  }
}
