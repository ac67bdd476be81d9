package org.mcsguideline.web.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.monitoring.CheckState;
import org.mcsguideline.monitoring.Outlook.Check;
import org.mcsguideline.monitoring.Outlook.Stretch;

/**
 * One patient over a day.
 *
 * @param strips one for each plan
 * @param times in which the page speaks
 * @param axis an {@code svg} element with the times of all pictures
 * @param decision id of the newest decision on record; null when there is none
 */
public record PatientPage(
    String name, List<Strip> strips, Times times, String axis, @Nullable String decision) {

  private static final Set<CheckState> EARLIER =
      EnumSet.of(CheckState.DONE, CheckState.MISSED, CheckState.OVERDUE);

  public PatientPage {
    strips = List.copyOf(strips);
  }

  /** When it was made, in the zone of the service. */
  public String updated() {
    return times.updated();
  }

  /** A time of day in the zone of the service. */
  public String clock(@Nullable Instant time) {
    return time == null ? "" : times.clock(time);
  }

  /** When a stretch that has both begins and ends. */
  public Times.Ends ends(Instant from, Instant until) {
    return times.ends(from, until);
  }

  /** Whether a stretch of a schedule is the one of now. */
  public boolean isNow(Stretch stretch) {
    Instant from = stretch.from();
    Instant until = stretch.until();
    return from != null
        && !times.now().isBefore(from)
        && (until == null || times.now().isBefore(until));
  }

  /** An interval in minutes, hours or days. */
  public String length(java.time.Duration length) {
    return Times.length(length);
  }

  /** What was done or missed or is overdue, the newest first. */
  public List<Check> earlier(Row row) {
    return row.checks().stream()
        .filter(check -> EARLIER.contains(check.state()))
        .filter(this::isEarlier)
        .sorted(Comparator.comparing(Check::due, Comparator.nullsFirst(Comparator.reverseOrder())))
        .toList();
  }

  /** A check may be overdue by rule before its time. */
  private boolean isEarlier(Check check) {
    Instant due = check.due();
    return due != null && (check.done() != null || !due.isAfter(times.now()));
  }

  /** Whether a check was done after its time. */
  public boolean isLate(Check check) {
    return check.done() != null && check.latest() != null && check.done().isAfter(check.latest());
  }

  /** Whether it is overdue although its window is open: what is on record is too old. */
  public boolean isTooOld(Check check) {
    return check.state() == CheckState.OVERDUE
        && check.latest() != null
        && !times.now().isAfter(check.latest());
  }

  /** How a check is drawn: an {@code svg} element. */
  public String sign(Check check) {
    return RowMaking.state(check, times.now()).picture();
  }
}
