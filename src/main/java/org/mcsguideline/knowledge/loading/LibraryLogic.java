package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.json.FhirJson;

/** The translation of one library beside its text. */
final class LibraryLogic {

  private final String name;
  private final DefineText text;
  private final JsonNode elm;
  private final Map<String, String> included = new HashMap<>();

  LibraryLogic(String name, String cql, JsonNode elm) {
    this.name = name;
    this.text = new DefineText(cql);
    this.elm = elm;
    FhirJson.each(elm.path("includes"), "def")
        .forEach(
            include ->
                included.put(
                    include.path("localIdentifier").asText(), include.path("path").asText()));
  }

  String name() {
    return name;
  }

  DefineText text() {
    return text;
  }

  /** Name of the library that this one calls so. */
  String included(String alias) {
    return included.getOrDefault(alias, alias);
  }

  Stream<Statement> statements() {
    Stream<Statement> defines =
        FhirJson.each(elm.path("statements"), "def")
            .map(define -> new Statement(key(define), this, define));
    Stream<Statement> parameters =
        FhirJson.each(elm.path("parameters"), "def")
            .map(parameter -> new Statement(key(parameter), this, parameter));
    return Stream.concat(defines, parameters);
  }

  private String key(JsonNode define) {
    String key = name + "." + define.path("name").asText();
    return "FunctionDef".equals(Statement.type(define)) ? key + "()" : key;
  }
}
