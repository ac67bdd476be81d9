package org.mcsguideline.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * When a record is looked at.
 *
 * @param within changes closer than this to the first of them share one look, at the last of them;
 *     zero for a look at each change
 * @param hourly at each full hour instead
 */
public record Pace(Duration within, boolean hourly) {

  /** The moments, in order; each sees what is on record at it. */
  List<Instant> moments(NavigableSet<Instant> changes, List<Span> stays) {
    if (changes.isEmpty()) {
      return List.of();
    }
    return hourly ? hours(changes, stays) : joined(changes);
  }

  private List<Instant> joined(NavigableSet<Instant> changes) {
    List<Instant> moments = new ArrayList<>();
    Instant first = changes.first();
    Instant last = first;
    for (Instant change : changes) {
      if (Duration.between(first, change).compareTo(within) >= 0) {
        if (!change.equals(first)) {
          moments.add(last);
        }
        first = change;
      }
      last = change;
    }
    moments.add(last);
    return moments;
  }

  /** Each hour in which the patient was in hospital or something was written down. */
  private static List<Instant> hours(NavigableSet<Instant> changes, List<Span> stays) {
    List<Instant> moments = new ArrayList<>();
    Instant hour = ceiling(changes.first());
    Instant last = ceiling(changes.last());
    while (!hour.isAfter(last)) {
      Instant now = hour;
      Instant change = changes.floor(now);
      boolean changed = change != null && change.isAfter(now.minus(1, ChronoUnit.HOURS));
      if (changed || stays.stream().anyMatch(stay -> stay.holds(now))) {
        moments.add(now);
        hour = now.plus(1, ChronoUnit.HOURS);
      } else {
        hour = ceiling(next(changes, stays, now));
      }
    }
    return moments;
  }

  private static Instant next(NavigableSet<Instant> changes, List<Span> stays, Instant now) {
    Instant change = changes.higher(now);
    Instant next = change == null ? now.plus(1, ChronoUnit.HOURS) : change;
    for (Span stay : stays) {
      if (stay.from().isAfter(now) && stay.from().isBefore(next)) {
        next = stay.from();
      }
    }
    return next;
  }

  private static Instant ceiling(Instant time) {
    Instant hour = time.truncatedTo(ChronoUnit.HOURS);
    return hour.equals(time) ? hour : hour.plus(1, ChronoUnit.HOURS);
  }
}
