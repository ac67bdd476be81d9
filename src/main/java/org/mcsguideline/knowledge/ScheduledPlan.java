package org.mcsguideline.knowledge;

import java.util.List;

/**
 * A plan whose checks are due at times.
 *
 * @param canonical address without version
 * @param library name of the library that holds the define
 * @param define gives what is planned for a patient
 * @param data what has to be read of the patient
 */
public record ScheduledPlan(
    String canonical, String library, String define, List<PrefetchTemplate> data) {

  public ScheduledPlan {
    data = List.copyOf(data);
  }
}
