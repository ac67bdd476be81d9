package org.mcsguideline.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the advice for one call differs.
 *
 * @param outcomes recommendations whose outcome differs; names and codes only
 * @param texts cards that say something else; with values of the record
 */
public record AdviceChange(String file, String service, List<Part> outcomes, List<Part> texts) {

  public AdviceChange {
    outcomes = List.copyOf(outcomes);
    texts = List.copyOf(texts);
  }

  boolean isNone() {
    return outcomes.isEmpty() && texts.isEmpty();
  }

  /**
   * One part of an answer.
   *
   * @param name recommendation, and for a card its action
   * @param before null when it is new
   * @param after null when it is gone
   */
  public record Part(String name, @Nullable String before, @Nullable String after) {}
}
