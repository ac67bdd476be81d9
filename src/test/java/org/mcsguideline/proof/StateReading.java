package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads from the translation which states a define can have. */
final class StateReading {

  /** What refers to a define or a function, and what marks the name of it; no two share a name. */
  private static final Map<String, String> REFERENCES =
      Map.of("ExpressionRef", "", "FunctionRef", "()");

  private static final Map<String, JsonNode> EXPRESSIONS = expressions();

  /** Operators that never give unknown. */
  private static final Set<String> CERTAIN =
      Set.of("Exists", "IsNull", "IsTrue", "IsFalse", "InValueSet");

  private StateReading() {}

  private static Map<String, JsonNode> expressions() {
    Map<String, JsonNode> expressions = new HashMap<>();
    for (String name : Elm.libraries()) {
      JsonNode library = Elm.library(name);
      Map<String, String> aliases = Elm.aliases(library);
      Elm.statements(library)
          .forEach(
              define -> {
                JsonNode expression = define.path("expression").deepCopy();
                resolve(expression, name, aliases);
                String key = name + ":" + define.path("name").asText();
                String whole = Elm.isFunction(define) ? key + "()" : key;
                if (expressions.put(whole, expression) != null) {
                  throw new IllegalStateException("Two of one name: " + whole);
                }
              });
    }
    return expressions;
  }

  /** References get the whole name of what they mean. */
  private static void resolve(JsonNode node, String library, Map<String, String> aliases) {
    String type = node.path("type").asText();
    if (node instanceof ObjectNode object && REFERENCES.containsKey(type)) {
      String alias = object.path("libraryName").asText();
      String owner = alias.isEmpty() ? library : aliases.getOrDefault(alias, alias);
      object.put("define", owner + ":" + object.path("name").asText() + REFERENCES.get(type));
    }
    node.forEach(child -> resolve(child, library, aliases));
  }

  /** Whether a yes-or-no define may be unknown. */
  static boolean canBeUnknown(String define) {
    JsonNode expression = EXPRESSIONS.get(define);
    return expression == null || canBeUnknown(expression, new HashSet<>(Set.of(define)));
  }

  private static boolean canBeUnknown(JsonNode node, Set<String> visited) {
    String type = node.path("type").asText();
    if (CERTAIN.contains(type)) {
      return false;
    }
    return switch (type) {
      case "Literal" -> false;
      case "And", "Or" -> anyUnknown(node.path("operand"), visited);
      case "Not" -> canBeUnknown(node.path("operand"), visited);
      case "Coalesce" ->
          canBeUnknown(node.path("operand").path(node.path("operand").size() - 1), visited);
      case "If" ->
          canBeUnknown(node.path("then"), visited) || canBeUnknown(node.path("else"), visited);
      case "Case" -> {
        boolean item = false;
        for (JsonNode each : node.path("caseItem")) {
          item |= canBeUnknown(each.path("then"), visited);
        }
        yield item || canBeUnknown(node.path("else"), visited);
      }
      case "In" -> canBeUnknownText(node.path("operand").path(0));
      case "Equal" -> canBeUnknownText(node.path("operand").path(0));
      case "StartsWith" -> canBeUnknownText(node.path("operand").path(0));
      case "ExpressionRef", "FunctionRef" -> referred(node.path("define").asText(), visited);
      default -> true;
    };
  }

  private static boolean referred(String define, Set<String> visited) {
    JsonNode expression = EXPRESSIONS.get(define);
    return expression == null || !visited.add(define) || canBeUnknown(expression, visited);
  }

  private static boolean anyUnknown(JsonNode operands, Set<String> visited) {
    boolean any = false;
    for (JsonNode operand : operands) {
      any |= canBeUnknown(operand, visited);
    }
    return any;
  }

  /** A define that gives one of some words gives one always, if each branch is a word. */
  private static boolean canBeUnknownText(JsonNode node) {
    if (node.path("type").asText().equals("Literal")) {
      return false;
    }
    JsonNode expression = EXPRESSIONS.get(node.path("define").asText());
    return expression == null || expression.findValuesAsText("type").contains("Null");
  }

  /** The words in capitals that a define may give, as its own literals. */
  static Set<String> words(String define) {
    Set<String> words = new TreeSet<>();
    JsonNode expression = EXPRESSIONS.get(define);
    if (expression != null) {
      collectResults(expression, words);
    }
    return words;
  }

  private static void collectResults(JsonNode node, Set<String> words) {
    switch (node.path("type").asText()) {
      case "Literal" -> {
        String value = node.path("value").asText();
        if (value.matches("\\+?[A-Z][A-Z_+ ]+")) {
          boolean unused = words.add(value);
        }
      }
      case "If" -> {
        collectResults(node.path("then"), words);
        collectResults(node.path("else"), words);
      }
      case "Case" -> {
        node.path("caseItem").forEach(item -> collectResults(item.path("then"), words));
        collectResults(node.path("else"), words);
      }
      case "Concatenate", "Coalesce" ->
          node.path("operand").forEach(operand -> collectResults(operand, words));
      default -> {
        // No result of the define itself.
      }
    }
  }
}
