package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * A define, function or parameter of the translated logic.
 *
 * @param key library and name; of a function its name and a pair of brackets
 * @param json its translation
 */
record Statement(String key, LibraryLogic library, JsonNode json) {

  private static final Set<String> REFERENCES =
      Set.of("ExpressionRef", "FunctionRef", "ParameterRef");

  JsonNode expression() {
    return json.path("expression");
  }

  boolean isParameter() {
    return json.has("parameterTypeSpecifier") || json.has("default");
  }

  String locator() {
    return json.path("locator").asText();
  }

  /** Every node of the expression, itself first. */
  Stream<JsonNode> nodes() {
    return nodes(expression());
  }

  private static Stream<JsonNode> nodes(JsonNode node) {
    return Stream.concat(Stream.of(node), node.valueStream().flatMap(Statement::nodes));
  }

  static boolean isReference(JsonNode node) {
    return REFERENCES.contains(type(node));
  }

  /** Key of what a reference of this statement means. */
  String target(JsonNode reference) {
    String owner =
        FhirJson.text(reference, "libraryName").map(library::included).orElse(library.name());
    String key = owner + "." + reference.path("name").asText();
    return "FunctionRef".equals(type(reference)) ? key + "()" : key;
  }

  static String type(JsonNode node) {
    return node.path("type").asText();
  }
}
