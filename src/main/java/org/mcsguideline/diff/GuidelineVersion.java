package org.mcsguideline.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;

/**
 * One version of a guideline.
 *
 * @param bundle as the build wrote it
 */
public record GuidelineVersion(JsonNode bundle, KnowledgeBase knowledge) {

  /**
   * Reads an assembled guideline.
   *
   * @param name what to call the file when it cannot be used
   * @throws KnowledgeIncomplete when it cannot be used
   */
  public static GuidelineVersion read(byte[] file, String name) {
    KnowledgeBase knowledge = KnowledgeFile.read(new ByteArrayInputStream(file), name);
    try {
      return new GuidelineVersion(FhirJson.MAPPER.readTree(file), knowledge);
    } catch (IOException impossible) {
      throw new KnowledgeIncomplete("The guideline " + name + " cannot be read.", impossible);
    }
  }

  String label() {
    return knowledge.identity().version()
        + " ("
        + knowledge.identity().contentHash().substring(0, 12)
        + ")";
  }

  /** Resources by type and id, such as {@code ValueSet/x}. */
  Map<String, JsonNode> resources() {
    Map<String, JsonNode> resources = new TreeMap<>();
    FhirJson.each(bundle, "entry")
        .map(entry -> entry.path("resource"))
        .forEach(
            resource ->
                resources.put(
                    resource.path("resourceType").asText() + "/" + resource.path("id").asText(),
                    resource));
    return resources;
  }
}
