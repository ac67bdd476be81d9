package org.mcsguideline.knowledge.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.knowledge.json.FhirJson;

/** What a library cannot be used without, read from its translation. */
final class LibraryDependencies {

  private LibraryDependencies() {}

  /**
   * Canonical addresses of the libraries it includes and of the value sets and code systems it
   * names; those of the guideline with their version.
   *
   * @param elm a translation as JSON
   */
  static List<String> of(String elm, Identity identity) {
    JsonNode library = library(elm);
    String own = identity.canonical() + "/";
    Stream<String> included =
        definitions(library, "includes")
            .map(i -> own + "Library/" + text(i, "path") + "|" + text(i, "version"));
    Stream<String> terminology =
        Stream.of("valueSets", "codeSystems")
            .flatMap(kind -> definitions(library, kind))
            .map(definition -> FhirJson.withoutVersion(text(definition, "id")))
            .map(id -> id.startsWith(own) ? id + "|" + identity.version() : id);
    return Stream.concat(included, terminology).distinct().sorted().toList();
  }

  private static Stream<JsonNode> definitions(JsonNode library, String kind) {
    return FhirJson.each(library.path(kind), "def");
  }

  private static String text(JsonNode definition, String name) {
    return FhirJson.requiredText(definition, name);
  }

  private static JsonNode library(String elm) {
    try {
      return FhirJson.MAPPER.readTree(elm).path("library");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The translator writes JSON.", impossible);
    }
  }
}
