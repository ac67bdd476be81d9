package org.mcsguideline.knowledge;

import java.util.List;

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
}
