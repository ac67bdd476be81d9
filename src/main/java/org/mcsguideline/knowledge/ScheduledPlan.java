package org.mcsguideline.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan whose checks are due at times.
 *
 * @param canonical address without version
 * @param library name of the library that holds the define
 * @param define gives what is planned for a patient
 * @param board what a board shows beside the schedule; null when the plan has no board
 * @param data what has to be read of the patient
 */
public record ScheduledPlan(
    String canonical,
    String library,
    String define,
    @Nullable Board board,
    List<PrefetchTemplate> data) {

  public ScheduledPlan {
    data = List.copyOf(data);
  }

  /**
   * A board of the patients for whom something is planned.
   *
   * @param define says what is shown of a patient; in the same library
   * @param subjects queries for resources about patients whom the board may show
   */
  public record Board(String define, List<String> subjects) {

    public Board {
      subjects = List.copyOf(subjects);
    }
  }
}
