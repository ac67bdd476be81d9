package org.mcsguideline.guide.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mcsguideline.proof.FixedDefines;
import org.mcsguideline.proof.Truth;

/**
 * Something that an outcome is made of.
 *
 * @param key of its define
 * @param kind how it is asked
 * @param values it can take: YES, NO and UNKNOWN, or words of its own
 */
public record Input(String key, Kind kind, List<String> values) {

  private static final Set<String> ALWAYS_KNOWN =
      Set.of("Exists", "IsNull", "IsTrue", "IsFalse", "Coalesce");
  private static final Set<String> KNOWN_WHEN_PARTS_ARE = Set.of("Not", "And", "Or");

  /** How an outcome asks for it. */
  public enum Kind {
    /** Yes, no or unknown. */
    TRUTH,
    /** A list, of which only matters whether anything is in it. */
    LIST,
    /** One of some words. */
    WORD
  }

  public Input {
    values = List.copyOf(values);
  }

  /** What a define asks for, in the order of its text; a define that only passes on is followed. */
  public static List<Input> of(Logic logic, String key) {
    JsonNode expression = logic.expression(key);
    if (expression.path("type").asText().equals("ExpressionRef")) {
      return of(logic, logic.target(Logic.library(key), expression));
    }
    Map<String, Input> found = new LinkedHashMap<>();
    collect(logic, Logic.library(key), expression, false, found);
    return List.copyOf(found.values());
  }

  private static void collect(
      Logic logic, String library, JsonNode node, boolean isList, Map<String, Input> found) {
    String type = node.path("type").asText();
    if (type.equals("ExpressionRef")) {
      String key = logic.target(library, node);
      Input unused = found.putIfAbsent(key, input(logic, key, isList));
      return;
    }
    node.forEach(part -> collect(logic, library, part, type.equals("Exists"), found));
  }

  private static Input input(Logic logic, String key, boolean isList) {
    if (isList) {
      return new Input(key, Kind.LIST, List.of("YES", "NO"));
    }
    List<String> words = logic.texts(key);
    if (!words.isEmpty()) {
      return new Input(key, Kind.WORD, words);
    }
    List<String> truths = new ArrayList<>(List.of("YES", "NO"));
    if (!isKnown(logic, key, logic.expression(key))) {
      boolean unused = truths.add("UNKNOWN");
    }
    return new Input(key, Kind.TRUTH, truths);
  }

  /** Whether an expression is never null, by its form alone. */
  private static boolean isKnown(Logic logic, String key, JsonNode expression) {
    String type = expression.path("type").asText();
    if (KNOWN_WHEN_PARTS_ARE.contains(type)) {
      JsonNode operand = expression.path("operand");
      return operand.isArray()
          ? operand.valueStream().allMatch(part -> isKnown(logic, key, part))
          : isKnown(logic, key, operand);
    }
    if (type.equals("ExpressionRef")) {
      String target = logic.target(Logic.library(key), expression);
      return isKnown(logic, target, logic.expression(target));
    }
    return ALWAYS_KNOWN.contains(type);
  }

  /** Sets it in a trial. */
  void set(FixedDefines guideline, String value) {
    String library = Logic.library(key);
    String name = Logic.name(key);
    switch (kind) {
      case TRUTH -> guideline.set(library, name, Truth.valueOf(value));
      case LIST -> guideline.exists(library, name, value.equals("YES"));
      case WORD -> guideline.set(library, name, value);
    }
  }
}
