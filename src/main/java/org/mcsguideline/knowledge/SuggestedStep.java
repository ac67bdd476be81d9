package org.mcsguideline.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can accept with one click.
 *
 * @param labelDefine define whose text replaces the label; null when there is none
 * @param conditions defines that must all be true for it to be offered
 */
public record SuggestedStep(
    String id,
    String label,
    @Nullable String labelDefine,
    List<String> conditions,
    List<ActivityTemplate> activities) {

  public SuggestedStep {
    conditions = List.copyOf(conditions);
    activities = List.copyOf(activities);
  }
}
