package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mistakes in numbers, words, and the names of codes. */
final class ValueMutators {

  private static final Set<String> TIMES = Set.of("year", "day", "hour", "minute", "second");
  private static final BigDecimal STEP = new BigDecimal("0.05");
  private static final List<String> CODES = names("codes");
  private static final List<String> VALUE_SETS = names("valueSets");

  private ValueMutators() {}

  static Map<String, JsonNode> of(JsonNode element) {
    ObjectNode node = (ObjectNode) element;
    return switch (node.path("type").asText()) {
      case "Literal" -> literal(node);
      case "Quantity" -> number(node, "value", isWhole(node.path("unit").asText()));
      case "As" -> unknown(node);
      case "CodeRef" -> other(node, CODES);
      case "ValueSetRef" -> other(node, VALUE_SETS);
      case "In" -> withoutEachWord(node);
      default -> Map.of();
    };
  }

  /** The engine leaves off the part of a time, so that a smaller step would change nothing. */
  private static boolean isWhole(String unit) {
    return TIMES.contains(unit.replaceFirst("s$", ""));
  }

  private static Map<String, JsonNode> literal(ObjectNode node) {
    String type = node.path("valueType").asText().replaceFirst(".*}", "");
    String value = node.path("value").asText();
    return switch (type) {
      case "Boolean" ->
          Map.of(value + " to its opposite", with(node, value.equals("true") ? "false" : "true"));
      case "Integer" -> number(node, "value", true);
      case "Decimal" -> number(node, "value", false);
      // A word that stands for a state; sentences are read by people.
      case "String" ->
          value.matches("[A-Z][A-Z_+ ]+")
              ? Map.of(value + " to a word", with(node, "X"))
              : Map.of();
      default -> Map.of();
    };
  }

  private static Map<String, JsonNode> number(ObjectNode node, String field, boolean whole) {
    BigDecimal value = new BigDecimal(node.path(field).asText());
    BigDecimal step = whole || value.signum() == 0 ? BigDecimal.ONE : value.multiply(STEP);
    Map<String, JsonNode> numbers = new LinkedHashMap<>();
    numbers.put(value + " more", numbered(node, field, value.add(step)));
    if (value.signum() > 0) {
      numbers.put(value + " less", numbered(node, field, value.subtract(step)));
    }
    return numbers;
  }

  private static JsonNode numbered(ObjectNode node, String field, BigDecimal value) {
    ObjectNode copy = node.deepCopy();
    return copy.path(field).isTextual()
        ? copy.put(field, value.toPlainString())
        : copy.put(field, value);
  }

  /** Unknown, said on purpose. */
  private static Map<String, JsonNode> unknown(ObjectNode node) {
    boolean isUnknown =
        node.at("/operand/type").asText().equals("Null")
            && node.at("/asTypeSpecifier/name").asText().endsWith("}Boolean");
    return isUnknown
        ? Map.of("null to true", truth(node, true), "null to false", truth(node, false))
        : Map.of();
  }

  private static JsonNode truth(ObjectNode node, boolean value) {
    return node.objectNode()
        .put("type", "Literal")
        .put("valueType", "{urn:hl7-org:elm-types:r1}Boolean")
        .put("value", String.valueOf(value));
  }

  private static Map<String, JsonNode> other(ObjectNode node, List<String> names) {
    int at = names.indexOf(node.path("name").asText());
    if (at < 0) {
      return Map.of();
    }
    ObjectNode copy = node.deepCopy();
    return Map.of(
        "another than " + names.get(at), copy.put("name", names.get((at + 1) % names.size())));
  }

  private static Map<String, JsonNode> withoutEachWord(ObjectNode node) {
    Map<String, JsonNode> mutants = new LinkedHashMap<>();
    JsonNode words = node.at("/operand/1/element");
    for (int i = 0; i < words.size() && words.size() > 1; i++) {
      ObjectNode copy = node.deepCopy();
      JsonNode unused = ((ArrayNode) copy.at("/operand/1/element")).remove(i);
      mutants.put("without " + words.path(i).path("value").asText(), copy);
    }
    return mutants;
  }

  private static JsonNode with(ObjectNode node, String value) {
    ObjectNode copy = node.deepCopy();
    return copy.put("value", value);
  }

  private static List<String> names(String kind) {
    return Elm.libraries().stream()
        .map(Elm::library)
        .flatMap(library -> library.at("/" + kind + "/def").valueStream())
        .map(define -> define.path("name").asText())
        .sorted()
        .toList();
  }
}
