package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The small mistakes that one element invites. Numbers and names have their own class. */
final class Mutators {

  /** Operators that are easily taken for each other. */
  private static final Map<String, List<String>> CONFUSED =
      Map.ofEntries(
          Map.entry("Less", List.of("LessOrEqual", "GreaterOrEqual")),
          Map.entry("LessOrEqual", List.of("Less", "Greater")),
          Map.entry("Greater", List.of("GreaterOrEqual", "LessOrEqual")),
          Map.entry("GreaterOrEqual", List.of("Greater", "Less")),
          Map.entry("SameOrBefore", List.of("Before", "After")),
          Map.entry("SameOrAfter", List.of("After", "Before")),
          Map.entry("Before", List.of("SameOrBefore", "SameOrAfter")),
          Map.entry("After", List.of("SameOrAfter", "SameOrBefore")),
          Map.entry("And", List.of("Or")),
          Map.entry("Or", List.of("And")),
          Map.entry("IsTrue", List.of("IsFalse")),
          Map.entry("IsFalse", List.of("IsTrue")),
          Map.entry("Min", List.of("Max")),
          Map.entry("Max", List.of("Min")),
          Map.entry("First", List.of("Last")),
          Map.entry("AllTrue", List.of("AnyTrue")),
          Map.entry("AnyTrue", List.of("AllTrue")),
          Map.entry("Add", List.of("Subtract")),
          Map.entry("Subtract", List.of("Add")));

  private static final List<String> NEGATED =
      List.of("Equal", "Equivalent", "IsNull", "Exists", "SameAs", "In", "InValueSet");

  private final ObjectNode node;
  private final Map<String, JsonNode> mutants = new LinkedHashMap<>();

  private Mutators(ObjectNode node) {
    this.node = node;
  }

  /** What may stand in the place of the element, by the name of the mistake. */
  static Map<String, JsonNode> of(JsonNode element) {
    Mutators mutators = new Mutators((ObjectNode) element);
    String type = element.path("type").asText();
    CONFUSED.getOrDefault(type, List.of()).forEach(mutators::retype);
    if (NEGATED.contains(type)) {
      mutators.mutants.put("not " + type, not(element));
    }
    mutators.structure(type);
    mutators.mutants.putAll(ValueMutators.of(element));
    return mutators.mutants;
  }

  private void retype(String other) {
    ObjectNode copy = node.deepCopy();
    mutants.put(node.path("type").asText() + " to " + other, copy.put("type", other));
  }

  private void structure(String type) {
    switch (type) {
      case "Not", "IsTrue", "IsFalse" -> mutants.put(type + " removed", node.path("operand"));
      case "Coalesce", "Union", "Except" ->
          mutants.put(type + " to its first", node.path("operand").path(0));
      case "If" -> {
        mutants.put("If to then", node.path("then"));
        mutants.put("If to else", node.path("else"));
      }
      case "Case" -> withoutEach("caseItem");
      case "Query" -> query();
      case "Retrieve" -> mutants.put("Retrieve to none", empty());
      default -> {
        // Nothing but what holds for all elements.
      }
    }
  }

  private void query() {
    if (node.has("where")) {
      ObjectNode copy = node.deepCopy();
      JsonNode unused = copy.remove("where");
      mutants.put("where removed", copy);
    }
  }

  private void withoutEach(String list) {
    for (int i = 0; i < node.path(list).size(); i++) {
      if (node.path(list).size() > 1) {
        ObjectNode copy = node.deepCopy();
        JsonNode unused = ((ArrayNode) copy.path(list)).remove(i);
        mutants.put("case " + (i + 1) + " removed", copy);
      }
    }
  }

  private static ObjectNode not(JsonNode operand) {
    ObjectNode not = JsonNodeFactory.instance.objectNode().put("type", "Not");
    not.set("operand", operand.deepCopy());
    return not;
  }

  private static ObjectNode empty() {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "List");
    ArrayNode unused = list.putArray("element");
    return list;
  }
}
