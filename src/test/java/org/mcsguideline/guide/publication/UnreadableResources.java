package org.mcsguideline.guide.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Resources of R4 types that R5 dropped: the publisher, which works in R5, ends when the guide has
 * one. It looks them up in a package that it depends on, so that references to them hold; the built
 * package gets them afterwards.
 */
final class UnreadableResources {

  static final Set<String> TYPES = Set.of("EffectEvidenceSynthesis", "RiskEvidenceSynthesis");

  /** The name of the package, which the guide's resource names as an internal dependency. */
  static final String PACKAGE = "fhir.guides.r4-only";

  private static final String VERSION = "1.0.0";

  private final List<JsonNode> resources = new ArrayList<>();

  void add(JsonNode resource) {
    resources.add(resource);
  }

  List<JsonNode> all() {
    return List.copyOf(resources);
  }

  static String file(JsonNode resource) {
    return resource.path("resourceType").asText() + "-" + resource.path("id").asText() + ".json";
  }

  static boolean isReference(String reference) {
    return TYPES.contains(reference.split("/", -1)[0]);
  }

  /** The guide's resource without them in its list, and with the package that holds them. */
  JsonNode leftOutOf(JsonNode guide) {
    ObjectNode staged = guide.deepCopy();
    ObjectNode definition = staged.withObjectProperty("definition");
    ArrayNode listed = definition.putArray("resource");
    guide
        .path("definition")
        .path("resource")
        .valueStream()
        .filter(one -> !isReference(one.path("reference").path("reference").asText()))
        .forEach(listed::add);
    ObjectNode unusedDependency =
        definition
            .withArrayProperty("extension")
            .addObject()
            .put("url", "http://hl7.org/fhir/tools/StructureDefinition/ig-internal-dependency")
            .put("valueCode", PACKAGE + "#" + VERSION);
    return staged;
  }

  /** Files by their path; the publisher resolves references to examples of packages. */
  Map<String, byte[]> asPackage() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(
        "package/package.json",
        """
        {"name": "%s", "version": "%s", "type": "fhir.ig", "fhirVersions": ["4.0.1"],
         "canonical": "http://example.org/%s", "dependencies": {"hl7.fhir.r4.core": "4.0.1"}}
        """
            .formatted(PACKAGE, VERSION, PACKAGE)
            .getBytes(StandardCharsets.UTF_8));
    for (JsonNode resource : resources) {
      files.put("package/example/" + file(resource), FhirJson.MAPPER.writeValueAsBytes(resource));
    }
    return files;
  }
}
