package org.mcsguideline.guide.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.decision.Criterion.Limit;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.knowledge.LogicDefine.Kind;

/**
 * What criteria rest on, each below the one that asks for it. Data and limits stand with the
 * criterion that reads them most directly, and not again with all that follow from it.
 */
public final class Criteria {

  private final GuideSources sources;
  private final Logic logic;
  private final Grounds grounds;

  /** Of the built guideline. */
  public Criteria(GuideSources sources, Logic logic) {
    this.sources = sources;
    this.logic = logic;
    this.grounds = sources.knowledge().grounds();
  }

  /** With how many steps lie between the criterion and what it rests on. */
  private record Reached(
      LogicDefine define, int depth, Map<DataElement, Integer> data, Map<Limit, Integer> limits) {}

  /** These criteria and those that they ask for, each once. */
  public List<Criterion> below(Collection<String> keys) {
    Map<String, Reached> found = new LinkedHashMap<>();
    keys.forEach(key -> add(key, 0, found));
    Map<DataElement, Integer> nearestData = new HashMap<>();
    Map<Limit, Integer> nearestLimits = new HashMap<>();
    for (Reached reached : found.values()) {
      reached.data().forEach((element, steps) -> nearestData.merge(element, steps, Math::min));
      reached.limits().forEach((limit, steps) -> nearestLimits.merge(limit, steps, Math::min));
    }
    return found.values().stream()
        .map(
            reached ->
                new Criterion(
                    reached.define().key(),
                    reached.define().name(),
                    reached.depth(),
                    reached.define().rule(),
                    nearest(reached.data(), nearestData),
                    nearest(reached.limits(), nearestLimits)))
        .toList();
  }

  private static <T> List<T> nearest(Map<T, Integer> reached, Map<T, Integer> nearest) {
    return reached.entrySet().stream()
        .filter(entry -> entry.getValue().equals(nearest.get(entry.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void add(String key, int depth, Map<String, Reached> found) {
    LogicDefine define = grounds.defines().get(key);
    if (define == null || found.containsKey(key)) {
      return;
    }
    Map<String, Integer> reach = reach(key);
    Reached unused = found.put(key, new Reached(define, depth, data(reach), limits(reach)));
    define.uses().stream().filter(this::isCriterion).forEach(used -> add(used, depth + 1, found));
  }

  private boolean isCriterion(String key) {
    LogicDefine define = grounds.defines().get(key);
    return define != null && define.kind() == Kind.CRITERION;
  }

  /**
   * A define or function and what it asks for, with the number of steps; a criterion among them has
   * its own row.
   */
  private Map<String, Integer> reach(String from) {
    Map<String, Integer> reach = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    reach.put(from, 0);
    while (!open.isEmpty()) {
      String key = open.remove();
      int steps = reach.getOrDefault(key, 0) + 1;
      logic
          .named(Logic.library(key), logic.expression(key))
          .filter(used -> logic.isThere(used) && !isCriterion(used))
          .filter(used -> reach.putIfAbsent(used, steps) == null)
          .forEach(open::add);
    }
    return reach;
  }

  private Map<Limit, Integer> limits(Map<String, Integer> reach) {
    Map<Limit, Integer> limits = new LinkedHashMap<>();
    reach.forEach(
        (key, steps) ->
            Optional.ofNullable(grounds.defines().get(key)).map(LogicDefine::thresholds).stream()
                .flatMap(List::stream)
                .flatMap(limit -> Optional.ofNullable(grounds.thresholds().get(limit)).stream())
                .forEach(limit -> limits.merge(Limit.of(limit), steps, Math::min)));
    return limits;
  }

  private Map<DataElement, Integer> data(Map<String, Integer> reach) {
    Map<DataElement, Integer> data = new LinkedHashMap<>();
    reach.forEach(
        (key, steps) -> elements(key).forEach(element -> data.merge(element, steps, Math::min)));
    return data;
  }

  private List<DataElement> elements(String key) {
    List<DataElement> elements = new ArrayList<>();
    Logic.parts(logic.expression(key))
        .forEach(part -> element(Logic.library(key), part).ifPresent(elements::add));
    return elements;
  }

  private Optional<DataElement> element(String library, JsonNode part) {
    return switch (part.path("type").asText()) {
      case "ValueSetRef" ->
          Optional.of(
              DataElement.ofValueSet(
                  sources, logic.terminology(library, part).path("id").asText()));
      case "CodeRef" -> {
        JsonNode code = logic.terminology(library, part);
        yield Optional.of(DataElement.ofCode(sources, logic.system(library, part, code), code));
      }
      default -> Optional.empty();
    };
  }
}
