package org.mcsguideline.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.mcsguideline.patientdata.LocalCodes;

/**
 * Makes a code of the text of a concept that has no code, so that a ConceptMap can say what it
 * means.
 */
public final class TextCodes {

  /** Source system of a ConceptMap whose codes are texts. */
  public static final String SYSTEM = "urn:mcs-guideline:text";

  /** Elements that say what a resource is about, as FHIR R4 names them. */
  private static final List<String> WHAT =
      List.of("code", "type", "medicationCodeableConcept", "bodySite", "valueCodeableConcept");

  private TextCodes() {}

  /** What a site's maps do to its data: texts are looked at when a map is about texts. */
  public static UnaryOperator<JsonNode> edge(LocalCodes codes) {
    return codes.codes().keySet().stream().anyMatch(key -> SYSTEM.equals(key.system()))
        ? json -> codes.translated(coded(json))
        : codes::translated;
  }

  /**
   * A resource, or a bundle of them, in which every such text has a code; the one given is left.
   */
  static JsonNode coded(JsonNode json) {
    JsonNode copy = json.deepCopy();
    if (copy.path("entry").isArray()) {
      copy.path("entry").forEach(entry -> code(entry.path("resource")));
    } else {
      code(copy);
    }
    return copy;
  }

  private static void code(JsonNode resource) {
    for (String name : WHAT) {
      JsonNode element = resource.path(name);
      if (element.isArray()) {
        element.forEach(TextCodes::codeConcept);
      } else {
        codeConcept(element);
      }
    }
    resource.path("component").forEach(TextCodes::code);
  }

  private static void codeConcept(JsonNode element) {
    String text = element.path("text").asText().strip();
    if (element instanceof ObjectNode concept
        && !text.isEmpty()
        && element.path("coding").isEmpty()) {
      ObjectNode unused =
          concept.putArray("coding").addObject().put("system", SYSTEM).put("code", text);
    }
  }
}
