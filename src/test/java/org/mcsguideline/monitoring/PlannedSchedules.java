package org.mcsguideline.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan over time holds for a record, with times counted from its earliest clock, for pages
 * that show it.
 *
 * @param words what the plan says of itself
 */
public record PlannedSchedules(String words, List<Item> items) {

  /** One check for one reason. */
  public record Item(
      String code, String name, String reason, List<Stretch> stretches, List<Duration> moments) {}

  /** A stretch with one interval; {@code until} is null where it has no end. */
  public record Stretch(Duration interval, Duration grace, @Nullable Duration until) {}

  /**
   * Reads the value of a plan's define.
   *
   * @param upTo how far due times are wanted
   * @throws IllegalStateException when the plan has nothing to do, or no clock
   */
  public static PlannedSchedules of(@Nullable Object value, Duration upTo) {
    PlannedChecks planned = ScheduleReading.read(value);
    List<PlannedItem> items = Optional.ofNullable(planned.items()).orElseThrow();
    Instant zero =
        items.stream()
            .flatMap(item -> item.schedules().stream())
            .map(Schedule::clock)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElseThrow();
    return new PlannedSchedules(
        planned.words(), items.stream().flatMap(item -> items(item, zero, upTo)).toList());
  }

  private static Stream<Item> items(PlannedItem item, Instant zero, Duration upTo) {
    return item.schedules().stream()
        .map(
            schedule ->
                new Item(
                    item.code().getCode(),
                    item.code().getDisplay(),
                    schedule.reason(),
                    schedule.phases().stream().map(phase -> stretch(phase, zero)).toList(),
                    schedule.upTo(zero.plus(upTo)).stream()
                        .map(due -> Duration.between(zero, due.due()))
                        .filter(moment -> moment.compareTo(upTo) <= 0)
                        .toList()));
  }

  private static Stretch stretch(Phase phase, Instant zero) {
    Instant until = phase.until();
    return new Stretch(
        phase.interval(), phase.grace(), until == null ? null : Duration.between(zero, until));
  }
}
