package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads the translated content of a Library. */
final class LibraryReader {

  private static final String ELM = "application/elm+json";

  private LibraryReader() {}

  static ShippedLibrary read(JsonNode library) {
    String name = FhirJson.requiredText(library, "name");
    String elm =
        FhirJson.each(library, "content")
            .filter(content -> ELM.equals(content.path("contentType").textValue()))
            .map(content -> FhirJson.requiredText(content, "data"))
            .findFirst()
            .orElseThrow(
                () -> new KnowledgeIncomplete("Library " + name + " has no translated content."));
    Map<String, Boolean> parameters = new HashMap<>();
    FhirJson.each(library, "parameter")
        .filter(parameter -> "in".equals(parameter.path("use").textValue()))
        .forEach(
            parameter ->
                parameters.put(
                    FhirJson.requiredText(parameter, "name"),
                    "*".equals(parameter.path("max").textValue())));
    return new ShippedLibrary(
        name,
        FhirJson.requiredText(library, "version"),
        new String(Base64.getDecoder().decode(elm), StandardCharsets.UTF_8),
        parameters);
  }
}
