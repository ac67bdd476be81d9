package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A resource in the making. Extensions come first and elements in the order they are set. */
final class Draft {

  private final EvidenceIndex index;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private Draft(EvidenceIndex index, String type, String key) {
    this.index = index;
    json.put("resourceType", type).put("id", EvidenceIndex.id(key));
    json.putArray("extension");
    json.putArray("identifier").add(index.identifier(key));
  }

  /** A resource without an address of its own. */
  static Draft plain(EvidenceIndex index, String type, String key) {
    return new Draft(index, type, key);
  }

  /** A resource with an address, a name and a title. */
  static Draft canonical(EvidenceIndex index, String type, String key, String title) {
    Draft draft = new Draft(index, type, key);
    String id = EvidenceIndex.id(key);
    draft.json.put("url", index.canonical() + "/" + type + "/" + id);
    draft.json.put("name", name(id)).put("title", title).put("status", "draft");
    return draft;
  }

  /** A resource about which FHIR R4 has no type, with what it is. */
  static Draft basic(EvidenceIndex index, String key, String code) {
    Draft draft = new Draft(index, "Basic", key);
    draft.json.set("code", Elements.concept(index.own(code)));
    return draft;
  }

  private static String name(String id) {
    return Arrays.stream(id.split("-", -1))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  void set(String element, JsonNode value) {
    json.set(element, value);
  }

  void put(String element, String value) {
    json.put(element, value);
  }

  /** Adds to an element that repeats. */
  void add(String element, JsonNode value) {
    JsonNode list = json.get(element);
    (list instanceof ArrayNode known ? known : json.putArray(element)).add(value);
  }

  /** Adds one of our extensions. */
  void extend(String name, String type, JsonNode value) {
    add("extension", Elements.extension(index.extension(name), type, value));
  }

  /** Adds one of our extensions for each reference. */
  void refer(String name, List<String> references) {
    references.forEach(reference -> extend(name, "valueReference", Elements.reference(reference)));
  }

  /** The resource; an element that repeats has at least one entry. */
  ObjectNode json() {
    if (json.path("extension").isEmpty()) {
      JsonNode unused = json.remove("extension");
    }
    return json;
  }
}
