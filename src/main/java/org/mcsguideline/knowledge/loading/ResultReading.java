package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.LogicDefine.Kind;

/** Reads from the translation what kind of result a define gives. */
final class ResultReading {

  private static final Set<String> YES_OR_NO =
      Set.of(
          "And",
          "Or",
          "Not",
          "Xor",
          "Implies",
          "Exists",
          "IsNull",
          "IsTrue",
          "IsFalse",
          "Equal",
          "Equivalent",
          "NotEqual",
          "Less",
          "LessOrEqual",
          "Greater",
          "GreaterOrEqual",
          "In",
          "Contains",
          "Includes",
          "IncludedIn",
          "SameAs",
          "SameOrBefore",
          "SameOrAfter",
          "Before",
          "After",
          "AllTrue",
          "AnyTrue",
          "StartsWith",
          "EndsWith",
          "Matches",
          "InValueSet",
          "AnyInValueSet",
          "InCodeSystem",
          "Overlaps",
          "Is",
          "ConvertsToDate");
  private static final Set<String> TEXTS =
      Set.of("Concatenate", "Combine", "ToString", "Lower", "Upper", "ReplaceMatches");
  private static final Set<String> CONSTANTS =
      Set.of("Literal", "Quantity", "Interval", "ToDecimal", "ToQuantity", "Negate", "DateTime");
  private static final Pattern STATE = Pattern.compile("[A-Z][A-Z_+ ]*");

  private final Map<String, Statement> statements;

  ResultReading(Map<String, Statement> statements) {
    this.statements = statements;
  }

  Kind kind(Statement statement) {
    String type = Statement.type(statement.expression());
    boolean constant = statement.nodes().noneMatch(ResultReading::isAsked);
    if (isBoolean(statement, statement.expression(), new HashSet<>()) || isState(statement)) {
      return Kind.CRITERION;
    }
    if (isText(statement, statement.expression(), new HashSet<>())) {
      return Kind.WORDING;
    }
    return constant && CONSTANTS.contains(type) ? Kind.THRESHOLD : Kind.FACT;
  }

  private static boolean isAsked(JsonNode node) {
    return Statement.isReference(node) || "Retrieve".equals(Statement.type(node));
  }

  private boolean isBoolean(Statement statement, JsonNode node, Set<String> seen) {
    String type = Statement.type(node);
    return switch (type) {
      case "Literal" -> node.path("valueType").asText().endsWith("}Boolean");
      case "As" ->
          node.path("asType").asText().endsWith("}Boolean")
              || node.path("asTypeSpecifier").path("name").asText().endsWith("}Boolean");
      case "ExpressionRef", "FunctionRef", "ParameterRef" ->
          referred(statement, node, seen, this::isBoolean);
      default ->
          YES_OR_NO.contains(type)
              || results(node).anyMatch(result -> isBoolean(statement, result, seen));
    };
  }

  private boolean isText(Statement statement, JsonNode node, Set<String> seen) {
    String type = Statement.type(node);
    return switch (type) {
      case "Literal" -> node.path("valueType").asText().endsWith("}String");
      case "ExpressionRef", "FunctionRef" -> referred(statement, node, seen, this::isText);
      default ->
          TEXTS.contains(type) || results(node).anyMatch(result -> isText(statement, result, seen));
    };
  }

  /** All that it can say is a word in capital letters. */
  private boolean isState(Statement statement) {
    Set<String> words = new HashSet<>();
    return isState(statement, statement.expression(), words, new HashSet<>()) && !words.isEmpty();
  }

  private boolean isState(Statement statement, JsonNode node, Set<String> words, Set<String> seen) {
    String type = Statement.type(node);
    if ("Literal".equals(type)) {
      String word = node.path("value").asText();
      boolean unused = !word.isEmpty() && words.add(word);
      return word.isEmpty() || STATE.matcher(word).matches();
    }
    if ("ExpressionRef".equals(type)) {
      return referred(statement, node, seen, (s, n, v) -> isState(s, n, words, v));
    }
    if ("Concatenate".equals(type)) {
      return node.path("operand").valueStream().allMatch(o -> isState(statement, o, words, seen));
    }
    return ("Case".equals(type) || "If".equals(type))
        && results(node)
            .filter(result -> !"Null".equals(Statement.type(result)))
            .allMatch(result -> isState(statement, result, words, seen));
  }

  /** What a choice can come to. */
  private static Stream<JsonNode> results(JsonNode node) {
    return switch (Statement.type(node)) {
      case "If" -> Stream.of(node.path("then"), node.path("else"));
      case "Case" ->
          Stream.concat(
              node.path("caseItem").valueStream().map(item -> item.path("then")),
              Stream.of(node.path("else")));
      case "Coalesce" -> node.path("operand").valueStream();
      default -> Stream.empty();
    };
  }

  @FunctionalInterface
  private interface Question {
    boolean of(Statement statement, JsonNode node, Set<String> seen);
  }

  private boolean referred(
      Statement statement, JsonNode reference, Set<String> seen, Question question) {
    String key = statement.target(reference);
    Statement target = statements.get(key);
    if (target == null || !seen.add(key)) {
      return false;
    }
    JsonNode type = target.json().path("parameterTypeSpecifier").path("name");
    return target.isParameter()
        ? type.asText().endsWith("}Boolean")
        : question.of(target, target.expression(), seen);
  }
}
