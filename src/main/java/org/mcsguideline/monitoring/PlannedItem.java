package org.mcsguideline.monitoring;

import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;

/**
 * A check that is done again and again.
 *
 * @param overdue whether the guideline's own rule calls it overdue now
 * @param done when it was done, by the record
 */
record PlannedItem(Coding code, boolean overdue, List<Instant> done, List<Schedule> schedules) {

  PlannedItem {
    done = done.stream().sorted().toList();
    schedules = List.copyOf(schedules);
  }
}
