package org.mcsguideline.monitoring;

import java.time.Instant;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * One check at one due time.
 *
 * @param clock of the schedule that it comes from; null when nobody knows
 * @param window null when there is no clock
 * @param done the check that fulfilled it, null while there is none and when it was missed
 * @param wanted whether a task is made where there is none; one that is there is kept in any case
 */
record PlannedCheck(
    Coding code,
    String reason,
    @Nullable Instant clock,
    @Nullable Window window,
    CheckState state,
    @Nullable Instant done,
    boolean wanted) {

  /**
   * When it is due.
   *
   * @param latest after which it is overdue
   */
  record Window(Instant due, Instant latest) {}
}
