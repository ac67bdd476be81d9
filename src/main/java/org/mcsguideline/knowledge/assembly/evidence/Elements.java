package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Small elements of FHIR. */
final class Elements {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Elements() {}

  static ObjectNode reference(String reference) {
    return NODES.objectNode().put("reference", reference);
  }

  /** A reference to something that is named and no resource. */
  static ObjectNode named(String display) {
    return NODES.objectNode().put("display", display);
  }

  static ObjectNode concept(JsonNode coding) {
    ObjectNode concept = NODES.objectNode();
    concept.putArray("coding").add(coding);
    return concept;
  }

  static ObjectNode concept(String text) {
    return NODES.objectNode().put("text", text);
  }

  static ObjectNode identifier(String system, String value) {
    return NODES.objectNode().put("system", system).put("value", value);
  }

  /**
   * An extension with a value.
   *
   * @param type such as {@code valueCode}
   */
  static ObjectNode extension(String url, String type, JsonNode value) {
    ObjectNode extension = NODES.objectNode().put("url", url);
    extension.set(type, value);
    return extension;
  }

  static ObjectNode extension(String url, String type, String value) {
    return extension(url, type, NODES.textNode(value));
  }

  /** An extension made of others. */
  static ObjectNode extension(String url, Stream<? extends JsonNode> parts) {
    ObjectNode extension = NODES.objectNode().put("url", url);
    parts.forEach(extension.putArray("extension")::add);
    return extension;
  }
}
