package org.mcsguideline.upstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a server alone for a while when calls in a row got nothing but failures from it, so that
 * not every call waits for it. Afterwards the next calls try again.
 */
final class CircuitBreaker {

  private static final int FAILURES = 3;
  private static final Duration REST = Duration.ofSeconds(15);

  private final Clock clock;
  private int failures;
  private Instant restsUntil = Instant.MIN;

  CircuitBreaker(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean isResting() {
    return clock.instant().isBefore(restsUntil);
  }

  /** Notes how one call went. */
  synchronized void note(boolean failed) {
    failures = failed ? failures + 1 : 0;
    if (failures >= FAILURES) {
      restsUntil = clock.instant().plus(REST);
    }
  }
}
