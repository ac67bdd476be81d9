package org.mcsguideline.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.monitoring.PlannedCheck.Window;
import org.mcsguideline.monitoring.Schedule.DueTime;

/**
 * Turns a planned item into its checks. The same item at the same time gives the same checks, so
 * that it can be done again at any time.
 *
 * <p>Of several schedules the strictest one counts at each moment, of equal ones that of the latest
 * clock. A check ends every due time before it that is open. Of these it fulfils the last one, late
 * or not, and those whose windows hold it; the others are missed. When it ends none it fulfils the
 * next one, when it comes no earlier than its grace.
 *
 * @param begun no task is wanted for due times before it, except for the last one, if nothing has
 *     fulfilled it by then
 * @param now tells what is overdue
 * @param ahead none is wanted for due times after it, except for the next one
 */
record Expansion(Instant begun, Instant now, Instant ahead) {

  /** A due time and the schedule that it comes from. */
  private record Slot(Schedule schedule, DueTime time) {

    Instant due() {
      return time.due();
    }

    Instant earliest() {
      return time.due().minus(time.grace());
    }
  }

  List<PlannedCheck> checks(PlannedItem item) {
    List<Slot> slots = slots(item);
    Map<Slot, Ending> endings = endings(slots, item.done());
    List<PlannedCheck> checks = new ArrayList<>();
    Optional<Instant> lastBefore = last(slots, due -> due.isBefore(begun));
    Optional<Instant> nextAfter = first(slots, due -> due.isAfter(now));
    boolean first = true;
    for (Slot slot : slots) {
      Ending ending = endings.get(slot);
      boolean wanted =
          slot.due().isBefore(begun)
              ? isWantedOfBefore(slot, lastBefore, ending)
              : !slot.due().isAfter(ahead)
                  || nextAfter.filter(next -> next.isBefore(slot.due())).isEmpty();
      checks.add(check(item, slot, new Outcome(ending, wanted, wanted && first && item.overdue())));
      first = first && !(wanted && ending == null);
    }
    item.schedules().stream()
        .filter(schedule -> schedule.clock() == null)
        .map(
            schedule ->
                new PlannedCheck(
                    item.code(), schedule.reason(), null, null, CheckState.DUE, null, true))
        .forEach(checks::add);
    return checks;
  }

  private List<Slot> slots(PlannedItem item) {
    return item.schedules().stream()
        .flatMap(
            schedule ->
                schedule.upTo(ahead.isAfter(now) ? ahead : now).stream()
                    .map(time -> new Slot(schedule, time)))
        .filter(slot -> governing(item, slot.due()).filter(slot.schedule()::equals).isPresent())
        .sorted(Comparator.comparing(Slot::due))
        .toList();
  }

  private static Optional<Schedule> governing(PlannedItem item, Instant moment) {
    Comparator<Schedule> byInterval =
        Comparator.comparing(s -> s.intervalAt(moment).orElse(Duration.ofSeconds(Long.MAX_VALUE)));
    Comparator<Schedule> byClock =
        Comparator.comparing(s -> s.clock() == null ? Instant.MIN : s.clock());
    return item.schedules().stream()
        .filter(schedule -> schedule.intervalAt(moment).isPresent())
        .min(byInterval.thenComparing(byClock.reversed()));
  }

  /** The check that ended a due time, and whether it fulfilled it. */
  private record Ending(Instant check, boolean fulfilled) {}

  /** By each check in turn; what is ended stays so. */
  private static Map<Slot, Ending> endings(List<Slot> slots, List<Instant> checks) {
    Map<Slot, Ending> endings = new HashMap<>();
    int next = 0;
    for (Instant check : checks) {
      int former = next;
      while (next < slots.size() && !slots.get(next).due().isAfter(check)) {
        Slot slot = slots.get(next++);
        boolean last = next == slots.size() || slots.get(next).due().isAfter(check);
        endings.put(slot, new Ending(check, last || !check.isAfter(slot.time().latest())));
      }
      if (next == former && next < slots.size() && isEarlyFor(slots.get(next), check)) {
        endings.put(slots.get(next++), new Ending(check, true));
      }
    }
    return endings;
  }

  private static boolean isEarlyFor(Slot slot, Instant check) {
    Instant clock = slot.schedule().clock();
    return !check.isBefore(slot.earliest()) && clock != null && !check.isBefore(clock);
  }

  /** Of those before the beginning the last one, unless it had ended by then. */
  private boolean isWantedOfBefore(Slot slot, Optional<Instant> last, @Nullable Ending ending) {
    return last.filter(slot.due()::equals).isPresent()
        && (ending == null || ending.check().isAfter(begun));
  }

  /** Slots are sorted by their due times. */
  private static Optional<Instant> first(List<Slot> slots, Predicate<Instant> wanted) {
    return slots.stream().map(Slot::due).filter(wanted).findFirst();
  }

  private static Optional<Instant> last(List<Slot> slots, Predicate<Instant> wanted) {
    return slots.stream().map(Slot::due).filter(wanted).reduce((one, next) -> next);
  }

  private record Outcome(@Nullable Ending ending, boolean wanted, boolean overdueByRule) {}

  private PlannedCheck check(PlannedItem item, Slot slot, Outcome outcome) {
    DueTime time = slot.time();
    boolean overdue = now.isAfter(time.latest()) || outcome.overdueByRule();
    CheckState open = overdue ? CheckState.OVERDUE : CheckState.DUE;
    Ending ending = outcome.ending();
    return new PlannedCheck(
        item.code(),
        slot.schedule().reason(),
        slot.schedule().clock(),
        new Window(time.due(), time.latest()),
        ending == null ? open : ending.fulfilled() ? CheckState.DONE : CheckState.MISSED,
        ending == null || !ending.fulfilled() ? null : ending.check(),
        outcome.wanted());
  }
}
