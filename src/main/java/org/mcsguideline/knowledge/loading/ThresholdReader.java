package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.Threshold;

/** Reads the numbers and choices that decide, each with the label its author gave it. */
final class ThresholdReader {

  private static final Pattern LABEL = Pattern.compile("\\[([^\\]]+)]");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]+");

  private ThresholdReader() {}

  static Map<String, Threshold> read(LogicReader logic, Set<String> evidence) {
    Map<String, Threshold> thresholds = new LinkedHashMap<>();
    logic
        .thresholds()
        .forEach(statement -> thresholds.put(statement.key(), threshold(statement, evidence)));
    return thresholds;
  }

  private static Threshold threshold(Statement statement, Set<String> evidence) {
    String note = statement.library().text().above(statement.locator());
    boolean local = statement.isParameter();
    return new Threshold(
        statement.key(),
        value(local ? statement.json().path("default") : statement.expression()),
        local,
        false,
        LABEL.matcher(note).results().map(r -> r.group(1)).collect(Collectors.joining("; ")),
        note,
        cited(note, evidence));
  }

  /** What a text names by its key. */
  static List<String> cited(String text, Set<String> evidence) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(evidence::contains)
        .distinct()
        .toList();
  }

  private static String value(JsonNode node) {
    return switch (Statement.type(node)) {
      case "Literal" -> node.path("value").asText();
      case "Quantity" -> node.path("value").asText() + " " + node.path("unit").asText();
      case "Interval" -> value(node.path("low")) + " to " + value(node.path("high"));
      case "List" -> node.path("element").valueStream().map(e -> value(e)).collect(joining());
      case "Negate" -> "-" + value(node.path("operand"));
      case "ToDecimal", "ToQuantity" -> value(node.path("operand"));
      default -> "";
    };
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(", ");
  }
}
