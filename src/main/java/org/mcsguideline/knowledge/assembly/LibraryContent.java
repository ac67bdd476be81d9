package org.mcsguideline.knowledge.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.ParameterType;
import org.mcsguideline.knowledge.json.FhirJson;

/** Writes CQL, its translation and its parameters into a Library resource. */
final class LibraryContent {

  private LibraryContent() {}

  /** The Library of the helpers that come with the translator and keep their own version. */
  static ObjectNode helpers(AuthoredLibrary library, Identity identity) {
    ObjectNode resource = FhirJson.MAPPER.createObjectNode();
    resource.put("resourceType", "Library");
    resource.put("id", library.name());
    resource.put("url", identity.canonical() + "/Library/" + library.name());
    library.translation().ifPresent(t -> resource.put("version", t.version()));
    resource.put("name", library.name());
    resource.put("title", library.name());
    resource.put("status", "active");
    resource
        .putObject("type")
        .putArray("coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/library-type")
        .put("code", "logic-library");
    put(resource, library, identity);
    return resource;
  }

  static void put(ObjectNode resource, AuthoredLibrary library, Identity identity) {
    library
        .translation()
        .ifPresent(
            translation -> {
              putDependencies(resource, LibraryDependencies.of(translation.elm(), identity));
              put(resource, library.text(), translation);
            });
  }

  private static void putDependencies(ObjectNode resource, List<String> canonicals) {
    if (!canonicals.isEmpty()) {
      ArrayNode related = resource.putArray("relatedArtifact");
      canonicals.forEach(
          canonical -> related.addObject().put("type", "depends-on").put("resource", canonical));
    }
  }

  private static void put(
      ObjectNode resource, String text, AuthoredLibrary.Translation translation) {
    List<JsonNode> authored = FhirJson.each(resource, "parameter").toList();
    if (!translation.parameters().isEmpty()) {
      ArrayNode parameters = resource.putArray("parameter");
      new TreeMap<>(translation.parameters())
          .forEach(
              (name, type) -> {
                ObjectNode parameter = parameters.addObject();
                putExtensions(parameter, name, authored);
                putParameter(parameter, name, ParameterType.of(type));
              });
    }
    ArrayNode content = resource.putArray("content");
    putContent(content, "text/cql", text);
    putContent(content, "application/elm+json", translation.elm());
  }

  /** The author says of a parameter what CQL has no words for. */
  private static void putExtensions(ObjectNode parameter, String name, List<JsonNode> authored) {
    authored.stream()
        .filter(shell -> name.equals(shell.path("name").textValue()) && shell.has("extension"))
        .forEach(shell -> parameter.set("extension", shell.path("extension")));
  }

  private static void putParameter(ObjectNode parameter, String name, ParameterType type) {
    parameter
        .put("name", name)
        .put("use", "in")
        .put("min", 0)
        .put("max", type.list() ? "*" : "1")
        .put("type", type.fhir());
  }

  private static void putContent(ArrayNode content, String type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    content
        .addObject()
        .put("contentType", type)
        .put("data", Base64.getEncoder().encodeToString(bytes));
  }
}
