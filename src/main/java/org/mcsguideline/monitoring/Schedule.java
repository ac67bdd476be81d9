package org.mcsguideline.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a check is due for one reason.
 *
 * @param reason why, in the guideline's words
 * @param clock when the schedule begins; null when nobody knows, and there are no due times then
 * @param latest end of the window of the first due time; null when that is its grace
 * @param phases in order
 */
record Schedule(
    String reason, @Nullable Instant clock, @Nullable Instant latest, List<Phase> phases) {

  Schedule {
    phases = List.copyOf(phases);
  }

  /**
   * A moment at which a check is due, and the last one at which it is on time.
   *
   * @param interval from the due time before it, or from the clock
   */
  record DueTime(Instant due, Instant latest, Duration interval, Duration grace) {}

  /** The due times up to the moment, and the first one after it; from the clock on. */
  List<DueTime> upTo(Instant moment) {
    List<DueTime> times = new ArrayList<>();
    Instant former = clock;
    while (former != null && !former.isAfter(moment)) {
      Optional<Phase> phase = phaseAt(former);
      if (phase.isEmpty()) {
        break;
      }
      DueTime next = after(former, phase.get());
      times.add(next);
      former = next.due();
    }
    return times;
  }

  private DueTime after(Instant former, Phase phase) {
    Instant due = former.plus(phase.interval());
    Instant end = due.plus(phase.grace());
    if (former.equals(clock) && latest != null) {
      end = latest.isBefore(due) ? due : latest;
    }
    return new DueTime(due, end, phase.interval(), phase.grace());
  }

  private Optional<Phase> phaseAt(Instant time) {
    return phases.stream().filter(phase -> phase.holds(time)).findFirst();
  }

  /** The interval that leads to what is due next at this moment; empty outside the schedule. */
  Optional<Duration> intervalAt(Instant moment) {
    if (clock == null || !moment.isAfter(clock)) {
      return Optional.empty();
    }
    return phaseAt(moment.minusNanos(1)).map(Phase::interval);
  }
}
