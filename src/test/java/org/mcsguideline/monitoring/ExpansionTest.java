package org.mcsguideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due times of one item, in minutes from a clock. */
class ExpansionTest {

  private static final Instant CLOCK = Instant.parse("2024-03-01T08:00:00Z");

  private static final List<Phase> THREE_PHASES =
      List.of(phase(15, 15, 60), phase(30, 15, 120), phase(60, 30, null));

  private static Phase phase(int interval, int grace, @Nullable Integer until) {
    return new Phase(
        Duration.ofMinutes(interval),
        Duration.ofMinutes(grace),
        until == null ? null : minute(until));
  }

  private static Instant minute(double minute) {
    return CLOCK.plusMillis((long) (minute * 60_000));
  }

  private static Schedule schedule(String reason, int clock, List<Phase> phases) {
    return new Schedule(reason, minute(clock), null, phases);
  }

  private static PlannedItem item(List<Schedule> schedules, Integer... done) {
    return new PlannedItem(
        new Coding("s", "c", "n"),
        false,
        Stream.of(done).map(ExpansionTest::minute).toList(),
        schedules);
  }

  private static List<PlannedCheck> wanted(double begun, double now, PlannedItem item) {
    return new Expansion(minute(begun), minute(now), minute(now))
        .checks(item).stream().filter(PlannedCheck::wanted).toList();
  }

  private static List<String> states(double begun, double now, PlannedItem item) {
    return wanted(begun, now, item).stream().map(ExpansionTest::words).toList();
  }

  private static String words(PlannedCheck check) {
    PlannedCheck.Window window = check.window();
    return window == null
        ? "no time " + check.state()
        : Duration.between(CLOCK, window.due()).toMinutes() + " " + check.state();
  }

  @Test
  void dueTimesFollowThePhases() {
    List<PlannedCheck> checks = wanted(0, 299, item(List.of(schedule("a", 0, THREE_PHASES))));
    assertThat(checks)
        .extracting(check -> minutesOf(check.window()))
        .containsExactly(
            "15-30", "30-45", "45-60", "60-75", "90-105", "120-135", "180-210", "240-270",
            "300-330");
  }

  private static String minutesOf(PlannedCheck.@Nullable Window window) {
    assertThat(window).isNotNull();
    return Duration.between(CLOCK, window.due()).toMinutes()
        + "-"
        + Duration.between(CLOCK, window.latest()).toMinutes();
  }

  @Test
  void aPhaseThatEndsBetweenTwoDueTimesGivesTheIntervalFromItsLastOne() {
    List<Phase> phases = List.of(phase(25, 5, 60), phase(40, 10, null));
    assertThat(wanted(0, 150, item(List.of(schedule("a", 0, phases)))))
        .extracting(check -> minutesOf(check.window()))
        .containsExactly("25-30", "50-55", "75-80", "115-125", "155-165");
  }

  @Test
  void aScheduleThatEndsHasItsLastDueTimeAtItsEnd() {
    List<Phase> phases = List.of(phase(30, 5, 60), phase(30, 5, 120));
    assertThat(states(0, 500, item(List.of(schedule("a", 0, phases)), 500)))
        .containsExactly("30 MISSED", "60 MISSED", "90 MISSED", "120 DONE");
  }

  @Test
  void theFirstDueTimeMayHaveAWindowOfItsOwnThatNeverEndsBeforeIt() {
    Schedule late = new Schedule("a", CLOCK, minute(40), THREE_PHASES);
    Schedule early = new Schedule("a", CLOCK, minute(10), THREE_PHASES);
    assertThat(minutesOf(wanted(0, 0, item(List.of(late))).get(0).window())).isEqualTo("15-40");
    assertThat(minutesOf(wanted(0, 0, item(List.of(early))).get(0).window())).isEqualTo("15-15");
  }

  @ParameterizedTest
  @CsvSource({"14.9, DUE", "15, DUE", "29.9, DUE", "30, DUE", "30.1, OVERDUE"})
  void isOverdueAfterItsGrace(double now, CheckState state) {
    PlannedItem item = item(List.of(schedule("a", 0, THREE_PHASES)));
    assertThat(wanted(0, now, item).get(0).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"14, '15 DUE'", "15, '15 DUE,30 DUE'", "59, '15 OVERDUE,30 OVERDUE,45 DUE,60 DUE'"})
  void theNextDueTimeHasATaskAndNoLaterOne(double now, String expected) {
    assertThat(states(0, now, item(List.of(schedule("a", 0, THREE_PHASES)))))
        .containsExactly(expected.split(","));
  }

  @Test
  void dueTimesAreLookedAheadTo() {
    PlannedItem item = item(List.of(schedule("a", 0, THREE_PHASES)));
    assertThat(new Expansion(CLOCK, CLOCK, minute(45)).checks(item))
        .filteredOn(PlannedCheck::wanted)
        .extracting(ExpansionTest::words)
        .containsExactly("15 DUE", "30 DUE", "45 DUE");
  }

  @Test
  void aLateCheckEndsEverythingBeforeItAndFulfilsTheLastOneAlone() {
    assertThat(states(0, 61, item(List.of(schedule("a", 0, THREE_PHASES)), 50)))
        .containsExactly("15 MISSED", "30 MISSED", "45 DONE", "60 DUE", "90 DUE");
    List<PlannedCheck> ended = wanted(0, 61, item(List.of(schedule("a", 0, THREE_PHASES)), 50));
    assertThat(ended.get(0).done()).isNull();
    assertThat(ended.get(2).done()).isEqualTo(minute(50));
  }

  @Test
  void theLastDueTimeBeforeALateCheckIsDoneLate() {
    Schedule hourly = schedule("a", 0, List.of(phase(60, 30, null)));
    List<PlannedCheck> checks = wanted(0, 296, item(List.of(hourly), 295));
    assertThat(checks)
        .extracting(ExpansionTest::words)
        .containsExactly("60 MISSED", "120 MISSED", "180 MISSED", "240 DONE", "300 DUE");
    assertThat(checks.get(3).done()).isEqualTo(minute(295));
  }

  @ParameterizedTest
  @CsvSource({"30, '15 DONE,30 DONE'", "30.1, '15 MISSED,30 DONE'"})
  void oneCheckFulfilsEveryDueTimeWhoseWindowHoldsIt(double check, String expected) {
    PlannedItem item =
        new PlannedItem(
            new Coding("s", "c", "n"),
            false,
            List.of(minute(check)),
            List.of(schedule("a", 0, THREE_PHASES)));
    assertThat(states(0, 31, item)).startsWith(expected.split(","));
  }

  @Test
  void aCheckThatIsMissedIsNotOverdueAndTheOneAfterItMayBe() {
    assertThat(states(0, 100, item(List.of(schedule("a", 0, THREE_PHASES)), 50)))
        .containsExactly("15 MISSED", "30 MISSED", "45 DONE", "60 OVERDUE", "90 DUE", "120 DUE");
  }

  @ParameterizedTest
  @CsvSource({"149, DUE", "150, DONE", "179, DONE", "180, DONE", "181, DONE"})
  void anEarlyCheckCountsWithinTheGrace(int check, CheckState state) {
    List<PlannedCheck> checks =
        wanted(0, 185, item(List.of(schedule("a", 0, THREE_PHASES)), 120, check));
    assertThat(checks.get(6).state()).isEqualTo(state);
    assertThat(checks.get(7).state()).isEqualTo(CheckState.DUE);
  }

  @Test
  void oneCheckIsEarlyForOneDueTimeOnly() {
    assertThat(states(0, 3, item(List.of(schedule("a", 0, THREE_PHASES)), 1, 2)))
        .containsExactly("15 DONE");
  }

  @Test
  void aCheckFromBeforeTheClockFulfilsNothing() {
    assertThat(states(0, 1, item(List.of(schedule("a", 0, THREE_PHASES)), -1)))
        .containsExactly("15 DUE");
    assertThat(states(0, 1, item(List.of(schedule("a", 0, THREE_PHASES)), 0)))
        .containsExactly("15 DONE");
  }

  @Test
  void aPlanThatBeginsLaterHasTheLastOpenDueTimeBeforeIt() {
    List<Schedule> one = List.of(schedule("a", 0, THREE_PHASES));
    assertThat(states(130, 131, item(one))).containsExactly("120 DUE", "180 DUE");
    assertThat(states(130, 131, item(one, 121))).containsExactly("180 DUE");
    assertThat(states(130, 136, item(one, 135))).containsExactly("120 DONE", "180 DUE");
  }

  @Test
  void theGuidelinesOwnRuleMakesTheFirstOpenOneOverdue() {
    PlannedItem overdue =
        new PlannedItem(
            new Coding("s", "c", "n"),
            true,
            List.of(minute(15)),
            List.of(schedule("a", 0, THREE_PHASES)));
    assertThat(new Expansion(CLOCK, minute(16), minute(60)).checks(overdue))
        .filteredOn(PlannedCheck::wanted)
        .extracting(ExpansionTest::words)
        .containsExactly("15 DONE", "30 OVERDUE", "45 DUE", "60 DUE");
  }

  @Test
  void theStrictestScheduleCountsAndOfEqualOnesThatOfTheLatestClock() {
    Schedule old = schedule("old", -600, List.of(phase(60, 30, null)));
    Schedule young = schedule("young", 10, THREE_PHASES);
    List<PlannedCheck> checks = wanted(-60, 250, item(List.of(old, young), -100));
    assertThat(checks)
        .extracting(check -> check.reason() + " " + words(check).replaceFirst(" .*", ""))
        .containsExactly(
            "old -60",
            "old 0",
            "young 25",
            "young 40",
            "young 55",
            "young 70",
            "young 100",
            "young 130",
            "young 190",
            "young 250",
            "young 310");
  }

  @Test
  void anEndedScheduleLeavesTheOthers() {
    Schedule all = schedule("all", 0, List.of(phase(60, 30, null)));
    Schedule ends = schedule("ends", 0, List.of(phase(20, 5, 40)));
    assertThat(wanted(0, 70, item(List.of(ends, all))))
        .extracting(check -> check.reason() + " " + words(check).replaceFirst(" .*", ""))
        .containsExactly("ends 20", "ends 40", "all 60", "all 120");
  }

  @Test
  void noDueTimeIsInventedWithoutAClock() {
    Schedule unknown = new Schedule("a", null, null, THREE_PHASES);
    assertThat(states(0, 500, item(List.of(unknown), 15))).containsExactly("no time DUE");
  }
}
