package org.mcsguideline.monitoring;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a schedule with one interval.
 *
 * @param interval from a due time in this phase to the next one; positive
 * @param grace after which that next one is overdue; not negative
 * @param until a due time at this moment belongs to the next phase already; null for no end
 */
record Phase(Duration interval, Duration grace, @Nullable Instant until) {

  Phase {
    if (interval.isZero() || interval.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("An interval is positive, a grace is not negative.");
    }
  }

  boolean holds(Instant time) {
    return until == null || time.isBefore(until);
  }
}
