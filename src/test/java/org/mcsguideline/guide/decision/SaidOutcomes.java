package org.mcsguideline.guide.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** After which outcomes cards can come: those that the conditions of cards compare with. */
public final class SaidOutcomes {

  private static final Set<String> WHOLE = Set.of("Equal", "Equivalent", "In");
  private static final String BEGINNING = "StartsWith";

  private final Set<String> whole = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();

  /**
   * Reads conditions.
   *
   * @param conditions keys of the defines of which one has to be true
   */
  public SaidOutcomes(Logic logic, Collection<String> conditions) {
    Set<String> seen = new HashSet<>(conditions);
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String key = open.remove();
      JsonNode expression = logic.expression(key);
      Logic.parts(expression).forEach(this::compare);
      logic
          .named(Logic.library(key), expression)
          .filter(logic::isThere)
          .filter(seen::add)
          .forEach(open::add);
    }
  }

  private void compare(JsonNode part) {
    String type = part.path("type").asText();
    if (WHOLE.contains(type)) {
      boolean unused = whole.addAll(literals(part));
    } else if (type.equals(BEGINNING)) {
      boolean unused = beginnings.addAll(literals(part));
    }
  }

  private static Set<String> literals(JsonNode comparison) {
    return comparison
        .path("operand")
        .valueStream()
        .flatMap(
            operand ->
                operand.path("type").asText().equals("List")
                    ? operand.path("element").valueStream()
                    : Stream.of(operand))
        .filter(literal -> literal.path("type").asText().equals("Literal"))
        .map(literal -> literal.path("value").asText())
        .collect(Collectors.toSet());
  }

  /** Whether a card can come after an outcome. */
  boolean holds(String outcome) {
    Predicate<String> begins = outcome::startsWith;
    return whole.contains(outcome) || beginnings.stream().anyMatch(begins);
  }
}
