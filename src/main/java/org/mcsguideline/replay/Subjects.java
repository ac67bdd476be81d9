package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mcsguideline.knowledge.json.FhirJson;

/** Whom resources are about, as they say themselves. */
final class Subjects {

  /** Elements by which resources say whom they are about. */
  private static final List<String> ELEMENTS = List.of("subject", "patient", "for", "beneficiary");

  private static final String PATIENT = "Patient/";

  private Subjects() {}

  /** The id of the patient; empty when it is about nobody or does not say so. */
  static Optional<String> of(JsonNode resource) {
    if ("Patient".equals(resource.path("resourceType").textValue())) {
      return FhirJson.text(resource, "id");
    }
    return ELEMENTS.stream()
        .map(name -> resource.path(name).path("reference").textValue())
        .filter(reference -> reference != null)
        .findFirst()
        .flatMap(Subjects::id);
  }

  /** {@code Patient/1}, also with a version or behind the address of a server. */
  private static Optional<String> id(String reference) {
    String plain = reference.replaceFirst("/_history/.*$", "");
    int start = plain.lastIndexOf(PATIENT);
    boolean named = start == 0 || (start > 0 && plain.charAt(start - 1) == '/');
    String id = named ? plain.substring(start + PATIENT.length()) : "";
    return id.isEmpty() || id.contains("/") ? Optional.empty() : Optional.of(id);
  }

  /**
   * The resources of a bundle. Those that point to each other by the addresses of their entries
   * point to type and id afterwards.
   */
  static List<JsonNode> unpacked(JsonNode bundle) {
    Map<String, String> names = new HashMap<>();
    FhirJson.each(bundle, "entry")
        .forEach(
            entry -> {
              String address = entry.path("fullUrl").asText();
              JsonNode resource = entry.path("resource");
              if (address.startsWith("urn:") && resource instanceof ObjectNode object) {
                if (!resource.path("id").isTextual()) {
                  // The last part of the address is the only name that it has.
                  object.put("id", address.substring(address.lastIndexOf(':') + 1));
                }
                String unused =
                    names.put(
                        address,
                        resource.path("resourceType").asText()
                            + "/"
                            + resource.path("id").asText());
              }
            });
    List<JsonNode> resources =
        FhirJson.each(bundle, "entry")
            .map(entry -> entry.path("resource"))
            .filter(JsonNode::isObject)
            .toList();
    if (!names.isEmpty()) {
      resources.forEach(resource -> rename(resource, names));
    }
    return resources;
  }

  private static void rename(JsonNode node, Map<String, String> names) {
    if (node instanceof ObjectNode object) {
      String name = names.get(object.path("reference").asText());
      if (name != null) {
        ObjectNode unused = object.put("reference", name);
      }
    }
    node.forEach(part -> rename(part, names));
  }
}
