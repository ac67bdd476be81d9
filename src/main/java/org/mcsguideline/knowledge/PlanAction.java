package org.mcsguideline.knowledge;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing a plan can recommend.
 *
 * @param id unique in its plan
 * @param conditions defines that must all be true for it to apply
 */
public record PlanAction(
    String id,
    List<String> conditions,
    Priority priority,
    ActionContent content,
    Backing backing,
    Choices choices) {

  public PlanAction {
    conditions = List.copyOf(conditions);
  }

  PlanAction onlyWhen(List<String> more) {
    List<String> all = Stream.concat(more.stream(), conditions.stream()).toList();
    return new PlanAction(id, all, priority, content, backing, choices);
  }
}
