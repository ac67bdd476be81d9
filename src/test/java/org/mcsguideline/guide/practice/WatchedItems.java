package org.mcsguideline.guide.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mcsguideline.evidence.PageWords;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.knowledge.Threshold;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.WatchedRecords;

/** What is watched, with the rules and limits of its alarms. */
record WatchedItems(GuideSources sources, PageWords words) {

  /**
   * A thing that is watched.
   *
   * @param offer what the card offers to do
   * @param limits its numbers, without those that most things share
   */
  public record Item(
      String code, String name, String offer, List<Rule> rules, List<Threshold> limits) {}

  /** A criterion of it, as the author describes it; {@code rule} is empty where nothing is said. */
  public record Rule(String name, String rule) {}

  /**
   * In the order of the guideline.
   *
   * @throws GuideFaulty when the guideline lists nothing
   */
  List<Item> all() {
    String key = words.say("items.library") + "." + words.say("items.define");
    LogicDefine list = grounds().defines().get(key);
    if (list == null) {
      throw new GuideFaulty(words.file() + " names no define: " + key + ".");
    }
    List<Item> items =
        list.uses().stream()
            .map(used -> grounds().defines().get(used))
            .filter(define -> define != null && !define.library().equals(list.library()))
            .flatMap(define -> item(define).stream())
            .toList();
    if (items.isEmpty()) {
      throw new GuideFaulty(key + " lists nothing that is watched.");
    }
    return items.stream().map(item -> without(item, items)).toList();
  }

  private Grounds grounds() {
    return sources.knowledge().grounds();
  }

  private static Item without(Item item, List<Item> all) {
    List<Threshold> own = item.limits().stream().filter(limit -> !isOfMost(limit, all)).toList();
    return new Item(item.code(), item.name(), item.offer(), item.rules(), own);
  }

  private static boolean isOfMost(Threshold limit, List<Item> all) {
    return all.stream().filter(item -> item.limits().contains(limit)).count() * 2 > all.size();
  }

  private Optional<Item> item(LogicDefine define) {
    ObjectNode request = WatchedRecords.requests().get(0);
    Object value =
        Guideline.evaluate(request, Map.of(define.library(), Set.of(define.name())))
            .value(define.library(), define.name());
    if (!(value instanceof Map<?, ?> tuple)) {
      return Optional.empty();
    }
    List<Rule> rules =
        define.uses().stream()
            .map(used -> grounds().defines().get(used))
            .filter(used -> used != null && used.kind() == LogicDefine.Kind.CRITERION)
            .map(used -> new Rule(used.name(), used.rule()))
            .toList();
    return Optional.of(
        new Item(
            text(tuple, "code"), text(tuple, "name"), text(tuple, "offer"), rules, limits(define)));
  }

  /** The numbers of what an item asks for, and of what that asks for in its own library. */
  private List<Threshold> limits(LogicDefine item) {
    return item.uses().stream()
        .map(used -> grounds().defines().get(used))
        .filter(used -> used != null && !used.library().equals(item.library()))
        .flatMap(
            used ->
                grounds().reach(List.of(used.key())).stream()
                    .map(key -> grounds().defines().get(key))
                    .filter(define -> define != null && define.library().equals(used.library())))
        .flatMap(define -> define.thresholds().stream())
        .distinct()
        .flatMap(key -> Stream.ofNullable(grounds().thresholds().get(key)))
        .toList();
  }

  private static String text(Map<?, ?> tuple, String element) {
    return Stream.ofNullable(tuple.get(element)).map(Object::toString).findFirst().orElse("");
  }
}
