package org.mcsguideline.monitoring;

import static org.mcsguideline.monitoring.PlanValues.each;
import static org.mcsguideline.monitoring.PlanValues.exact;
import static org.mcsguideline.monitoring.PlanValues.isTrue;
import static org.mcsguideline.monitoring.PlanValues.text;
import static org.mcsguideline.monitoring.PlanValues.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.TimeUnitName;

/**
 * Reads what a define of a schedule gives. It is a tuple of {@code words}, {@code notes} and {@code
 * items}; an item has {@code code}, {@code name}, {@code overdue}, {@code done} and {@code
 * schedules}; a schedule has {@code reason}, {@code clock}, {@code latest} and {@code phases}; a
 * phase has {@code interval}, {@code grace} and {@code until}. Times are seconds since 1970, and
 * null where nobody knows them exactly.
 */
final class ScheduleReading {

  private ScheduleReading() {}

  /**
   * Reads the value of the define.
   *
   * @throws IllegalStateException when it has another shape, which is a fault of the guideline
   */
  static PlannedChecks read(@Nullable Object value) {
    Map<?, ?> plan = tuple(value);
    Object items = plan.get("items");
    return new PlannedChecks(
        text(plan, "words"),
        each(plan.get("notes")).map(Object::toString).toList(),
        items == null ? null : each(items).map(ScheduleReading::item).toList());
  }

  private static PlannedItem item(Object value) {
    Map<?, ?> item = tuple(value);
    Map<?, ?> code = tuple(item.get("code"));
    return new PlannedItem(
        new Coding(text(code, "system"), text(code, "code"), text(item, "name")),
        isTrue(item, "overdue"),
        each(item.get("done")).map(PlanValues::exact).filter(Objects::nonNull).toList(),
        each(item.get("schedules")).map(ScheduleReading::schedule).toList());
  }

  private static Schedule schedule(Object value) {
    Map<?, ?> schedule = tuple(value);
    return new Schedule(
        text(schedule, "reason"),
        exact(schedule.get("clock")),
        exact(schedule.get("latest")),
        each(schedule.get("phases")).map(ScheduleReading::phase).toList());
  }

  private static Phase phase(Object value) {
    Map<?, ?> phase = tuple(value);
    return new Phase(
        duration(phase.get("interval")), duration(phase.get("grace")), exact(phase.get("until")));
  }

  private static Duration duration(@Nullable Object value) {
    Map<?, ?> quantity = tuple(value);
    return TimeUnitName.duration(
        new Amount(new BigDecimal(text(quantity, "value")), text(quantity, "unit")));
  }
}
