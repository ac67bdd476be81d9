package org.mcsguideline.monitoring;

import static org.mcsguideline.monitoring.PlanValues.each;
import static org.mcsguideline.monitoring.PlanValues.exact;
import static org.mcsguideline.monitoring.PlanValues.isTrue;
import static org.mcsguideline.monitoring.PlanValues.optionalText;
import static org.mcsguideline.monitoring.PlanValues.text;
import static org.mcsguideline.monitoring.PlanValues.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.monitoring.Outlook.Check;
import org.mcsguideline.monitoring.Outlook.Course;
import org.mcsguideline.monitoring.Outlook.Finding;
import org.mcsguideline.monitoring.Outlook.Item;
import org.mcsguideline.monitoring.Outlook.More;
import org.mcsguideline.monitoring.Outlook.Observed;
import org.mcsguideline.monitoring.Outlook.Signs;
import org.mcsguideline.monitoring.Outlook.Stretch;

/**
 * Makes an outlook of what two defines give: that of the schedule, and that of the board. The
 * latter is a tuple of {@code shown} (true, false or null), {@code stale}, {@code missing}, {@code
 * courses} and {@code findings}; a course has {@code name}, {@code since}, {@code ended} and {@code
 * over}; a finding has {@code name}, {@code alarm}, {@code watch}, {@code unknown}, {@code
 * overdue}, {@code words}, {@code quiet}, {@code checked}, {@code offer} and {@code source}.
 */
record OutlookReading(Expansion expansion) {

  /**
   * Reads the values of both defines.
   *
   * @throws IllegalStateException when they have another shape, which is a fault of the guideline
   */
  Outlook read(@Nullable Object schedule, @Nullable Object board) {
    PlannedChecks planned = ScheduleReading.read(schedule);
    Map<?, ?> seen = tuple(board);
    List<PlannedItem> items = planned.items();
    return new Outlook(
        (Boolean) seen.get("shown"),
        planned.words(),
        planned.notes(),
        new Observed(
            optionalText(seen, "stale"),
            each(seen.get("missing")).map(Object::toString).toList(),
            each(seen.get("courses")).map(OutlookReading::course).toList(),
            each(seen.get("findings")).map(OutlookReading::finding).toList()),
        items == null ? null : items.stream().map(this::item).toList());
  }

  private static Course course(Object value) {
    Map<?, ?> course = tuple(value);
    return new Course(
        text(course, "name"),
        exact(course.get("since")),
        exact(course.get("ended")),
        isTrue(course, "over"));
  }

  private static Finding finding(Object value) {
    Map<?, ?> finding = tuple(value);
    return new Finding(
        text(finding, "name"),
        new Signs(
            isTrue(finding, "alarm"),
            isTrue(finding, "watch"),
            isTrue(finding, "unknown"),
            isTrue(finding, "overdue")),
        words(finding, "words"),
        text(finding, "quiet"),
        new More(words(finding, "checked"), words(finding, "offer"), text(finding, "source")));
  }

  private static String words(Map<?, ?> finding, String element) {
    String words = optionalText(finding, element);
    return words == null ? "" : words;
  }

  private Item item(PlannedItem item) {
    return new Item(
        item.code().getDisplay(),
        expansion.checks(item).stream()
            .filter(PlannedCheck::wanted)
            .map(OutlookReading::check)
            .toList(),
        item.schedules().stream().flatMap(schedule -> stretches(schedule).stream()).toList());
  }

  private static Check check(PlannedCheck check) {
    PlannedCheck.Window window = check.window();
    return new Check(
        window == null ? null : window.due(),
        window == null ? null : window.latest(),
        check.state(),
        check.done(),
        check.reason());
  }

  private static List<Stretch> stretches(Schedule schedule) {
    List<Stretch> stretches = new ArrayList<>();
    Instant from = schedule.clock();
    for (Phase phase : schedule.phases()) {
      stretches.add(
          new Stretch(schedule.reason(), phase.interval(), phase.grace(), from, phase.until()));
      from = phase.until();
    }
    return stretches;
  }
}
