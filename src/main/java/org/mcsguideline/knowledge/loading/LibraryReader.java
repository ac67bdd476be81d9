package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.ShippedLibrary.NamedTerminology;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads the translated content of a Library. */
final class LibraryReader {

  private static final String CQL = "text/cql";
  private static final String ELM = "application/elm+json";

  private LibraryReader() {}

  static ShippedLibrary read(JsonNode library) {
    String name = FhirJson.requiredText(library, "name");
    String elm =
        content(library, ELM)
            .orElseThrow(
                () -> new KnowledgeIncomplete("Library " + name + " has no translated content."));
    JsonNode translation = tree(name, elm);
    return new ShippedLibrary(
        name,
        FhirJson.requiredText(library, "version"),
        elm,
        defines(translation),
        new ParameterReader(translation, content(library, CQL).orElse("")).read(library),
        terminology(translation));
  }

  /** Its text and its translation side by side. */
  static LibraryLogic logic(JsonNode library) {
    String name = FhirJson.requiredText(library, "name");
    JsonNode translation = tree(name, content(library, ELM).orElse("{}"));
    return new LibraryLogic(name, content(library, CQL).orElse(""), translation);
  }

  private static Set<String> defines(JsonNode elm) {
    return FhirJson.each(elm.path("statements"), "def")
        .map(define -> FhirJson.requiredText(define, "name"))
        .collect(Collectors.toSet());
  }

  private static JsonNode tree(String name, String elm) {
    try {
      return FhirJson.MAPPER.readTree(elm).path("library");
    } catch (JsonProcessingException damaged) {
      throw new KnowledgeIncomplete("The translation of library " + name + " is damaged.", damaged);
    }
  }

  private static Optional<String> content(JsonNode library, String type) {
    return FhirJson.each(library, "content")
        .filter(content -> type.equals(content.path("contentType").textValue()))
        .map(content -> Base64.getDecoder().decode(FhirJson.requiredText(content, "data")))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .findFirst();
  }

  private static NamedTerminology terminology(JsonNode elm) {
    Map<String, String> systems = new HashMap<>();
    FhirJson.each(elm.path("codeSystems"), "def")
        .forEach(system -> systems.put(system.path("name").asText(), system.path("id").asText()));
    List<String> valueSets =
        FhirJson.each(elm.path("valueSets"), "def")
            .map(valueSet -> FhirJson.withoutVersion(FhirJson.requiredText(valueSet, "id")))
            .toList();
    List<Coded> codes =
        FhirJson.each(elm.path("codes"), "def").map(code -> coded(systems, code)).toList();
    return new NamedTerminology(valueSets, codes);
  }

  private static Coded coded(Map<String, String> systems, JsonNode code) {
    String system = systems.get(code.path("codeSystem").path("name").asText());
    if (system == null) {
      throw new KnowledgeIncomplete("A code names a system that its library does not define.");
    }
    return new Coded(
        system,
        FhirJson.requiredText(code, "id"),
        FhirJson.text(code, "display").orElseGet(() -> FhirJson.requiredText(code, "name")));
  }
}
