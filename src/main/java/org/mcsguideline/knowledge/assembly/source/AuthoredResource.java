package org.mcsguideline.knowledge.assembly.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A FHIR resource as it was authored, or as it was made from a line of a table.
 *
 * @param file path such as {@code fhir-resources/valueset/fever.json}, or that of the table
 * @param json its content; not to be changed
 * @param lines line of every element by JSON pointer
 */
public record AuthoredResource(String file, JsonNode json, Map<String, Integer> lines) {

  public String type() {
    return json.path("resourceType").asText();
  }

  public String id() {
    return json.path("id").asText();
  }

  public String url() {
    return json.path("url").asText();
  }

  /** Whether it is authored in a file of its own. */
  public boolean hasOwnFile() {
    return file.endsWith(".json");
  }

  /** Where the element stands, or the nearest one around it. */
  public Place at(String pointer) {
    String nearest = pointer;
    while (!nearest.isEmpty() && !lines.containsKey(nearest)) {
      nearest = nearest.substring(0, nearest.lastIndexOf('/'));
    }
    return new Place(file, lines.getOrDefault(nearest, 1), 0);
  }

  /** Visits every element with its pointer, parents first. */
  public void visit(BiConsumer<String, JsonNode> visitor) {
    visit("", json, visitor);
  }

  private static void visit(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(pointer, node);
    if (node.isObject()) {
      node.propertyStream()
          .forEach(
              property -> visit(pointer + "/" + property.getKey(), property.getValue(), visitor));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(pointer + "/" + i, node.path(i), visitor);
      }
    }
  }
}
