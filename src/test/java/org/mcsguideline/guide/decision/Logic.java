package org.mcsguideline.guide.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;

/** The translated libraries. Defines and functions have keys: library and name with a point. */
public final class Logic {

  private static final Set<String> REFERENCES = Set.of("ExpressionRef", "FunctionRef");

  private final Map<String, JsonNode> libraries = new HashMap<>();
  private final Map<String, JsonNode> expressions = new HashMap<>();

  /** The libraries of a guideline. */
  public Logic(KnowledgeBase knowledge) {
    knowledge
        .libraries()
        .forEach((name, library) -> libraries.put(name, read(name, library.elm())));
    libraries.forEach(
        (name, library) ->
            library
                .at("/statements/def")
                .forEach(
                    define -> {
                      JsonNode unused =
                          expressions.put(
                              name + "." + define.path("name").asText(), define.path("expression"));
                    }));
  }

  private static JsonNode read(String name, String elm) {
    try {
      return FhirJson.MAPPER.readTree(elm).path("library");
    } catch (JsonProcessingException broken) {
      throw new GuideFaulty("The translation of " + name + " cannot be read.", broken);
    }
  }

  /**
   * What a define or function is translated into.
   *
   * @throws GuideFaulty when there is none of this key
   */
  JsonNode expression(String key) {
    JsonNode expression = expressions.get(key);
    if (expression == null) {
      throw new GuideFaulty("The logic has no define " + key + ".");
    }
    return expression;
  }

  boolean isThere(String key) {
    return expressions.containsKey(key);
  }

  /** The key of what is named in a library's text. */
  String target(String library, JsonNode reference) {
    return home(library, reference) + "." + reference.path("name").asText();
  }

  /** The library in which what is named here stands. */
  private String home(String library, JsonNode reference) {
    String alias = reference.path("libraryName").asText();
    if (alias.isEmpty()) {
      return library;
    }
    return include(library, alias).path("path").asText();
  }

  private JsonNode include(String library, String alias) {
    return libraries
        .getOrDefault(library, FhirJson.MAPPER.createObjectNode())
        .at("/includes/def")
        .valueStream()
        .filter(include -> include.path("localIdentifier").asText().equals(alias))
        .findFirst()
        .orElseThrow(() -> new GuideFaulty(library + " includes nothing called " + alias + "."));
  }

  /** Everything in an expression, itself first. */
  static Stream<JsonNode> parts(JsonNode expression) {
    Stream<JsonNode> below =
        StreamSupport.stream(expression.spliterator(), false).flatMap(Logic::parts);
    return Stream.concat(Stream.of(expression), below);
  }

  /** Keys of the defines and functions that an expression of this library names. */
  Stream<String> named(String library, JsonNode expression) {
    return parts(expression)
        .filter(part -> REFERENCES.contains(part.path("type").asText()))
        .map(part -> target(library, part));
  }

  /** Texts that an expression can give, through the defines and functions it asks, in order. */
  public List<String> texts(String key) {
    Set<String> texts = new LinkedHashSet<>();
    collect(key, texts, new LinkedHashSet<>());
    return List.copyOf(texts);
  }

  private void collect(String key, Set<String> texts, Set<String> seen) {
    if (!seen.add(key) || !isThere(key)) {
      return;
    }
    results(expression(key))
        .forEach(
            result -> {
              if (REFERENCES.contains(result.path("type").asText())) {
                collect(target(library(key), result), texts, seen);
              } else if (result.path("valueType").asText().endsWith("}String")) {
                boolean unused = texts.add(result.path("value").asText());
              }
            });
  }

  /** What an expression comes to: the branches of a choice, or itself. */
  static Stream<JsonNode> results(JsonNode expression) {
    return switch (expression.path("type").asText()) {
      case "Case" ->
          Stream.concat(
                  expression.path("caseItem").valueStream().map(item -> item.path("then")),
                  Stream.of(expression.path("else")))
              .flatMap(Logic::results);
      case "If" ->
          Stream.of(expression.path("then"), expression.path("else")).flatMap(Logic::results);
      case "As" -> results(expression.path("operand"));
      default -> Stream.of(expression);
    };
  }

  /** The address of the value set, or the code and its system, that a library's text names. */
  JsonNode terminology(String library, JsonNode reference) {
    boolean isSet = reference.path("type").asText().equals("ValueSetRef");
    String name = reference.path("name").asText();
    return libraries
        .getOrDefault(home(library, reference), FhirJson.MAPPER.createObjectNode())
        .at(isSet ? "/valueSets/def" : "/codes/def")
        .valueStream()
        .filter(defined -> defined.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new GuideFaulty(library + " names an unknown code " + name + "."));
  }

  /** The address of the system that a code stands in. */
  String system(String library, JsonNode reference, JsonNode code) {
    String name = code.at("/codeSystem/name").asText();
    return libraries
        .getOrDefault(home(library, reference), FhirJson.MAPPER.createObjectNode())
        .at("/codeSystems/def")
        .valueStream()
        .filter(system -> system.path("name").asText().equals(name))
        .map(system -> system.path("id").asText())
        .findFirst()
        .orElseThrow(
            () -> new GuideFaulty(library + " names an unknown code system " + name + "."));
  }

  /** The library part of a key. */
  static String library(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  /** The name part of a key. */
  static String name(String key) {
    return key.substring(key.indexOf('.') + 1);
  }
}
