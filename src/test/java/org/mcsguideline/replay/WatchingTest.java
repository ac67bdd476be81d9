package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.monitoring.Outlooks;
import org.mcsguideline.patientdata.PatientDataReader;

/** What plans over time held for a patient: fever above 38.5 is an alarm, and a check in 4 h. */
class WatchingTest {

  private static final Instant NINE = Instant.parse("2024-03-01T09:00:00Z");
  private static final Instant TEN = NINE.plus(Duration.ofHours(1));
  private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
  private static final String SHOWN = "shown: \"Fever Is Present\"";
  private static final String SIGNS = "alarm: true, watch: false, unknown: false";

  private static final String QUIET_BOARD =
      """

      define "Quiet Board":
        Tuple {
          shown: false, courses: "Temperature Board".courses, stale: null as String,
          missing: { 'Nothing' }, findings: "Temperature Board".findings }
      """;

  @TempDir private static Path folder;
  private static Watching watching;

  /** A board that is always shown, and tells of fever yes, no or not known. */
  private static String withUnknown(String logic) {
    assertThat(logic).contains(SHOWN, SIGNS);
    return logic
        .replace(SHOWN, "shown: true")
        .replace(
            SIGNS, "alarm: \"Fever Is Present\", watch: false, unknown: \"Fever Cannot Be Told\"");
  }

  private static Watching watching(KnowledgeBase knowledge) {
    FhirContext fhir = FhirContext.forR4Cached();
    return new Watching(
        new Outlooks(new GuidelineEvaluation(knowledge, fhir), new PatientDataReader(fhir)),
        knowledge);
  }

  @BeforeAll
  static void assemble() throws IOException {
    Path copy = folder.resolve("one");
    FeverRecord.copy(copy, WatchingTest::withUnknown);
    watching = watching(FeverRecord.assembled(copy));
  }

  private static Watched watched(Watching plans, FeverRecord record, Instant... looks) {
    Watching.Course course = plans.over(record.course());
    List.of(looks).forEach(course::look);
    return course.result();
  }

  @ParameterizedTest
  @CsvSource({"38.4,0", "38.5,0", "38.6,1"})
  void anAlarmIsWhatLiesAboveTheLimit(String value, int alarms) {
    Watched watched = watched(watching, FeverRecord.planned(NINE).temperature(NINE, value), TEN);
    assertThat(watched.looks()).isEqualTo(1);
    assertThat(watched.alarms()).hasSize(alarms);
    assertThat(watched.untold()).isEmpty();
  }

  @Test
  void whatCannotBeToldIsNeitherAnAlarmNorNone() {
    Watched watched =
        watched(
            watching,
            FeverRecord.planned(NINE).withoutValue(NINE).temperature(TEN, "37"),
            NINE.plusSeconds(1),
            TEN.minusSeconds(1),
            ELEVEN);
    assertThat(watched).isEqualTo(new Watched(3, List.of(), List.of(), Map.of("Temperature", 2)));
  }

  @Test
  void anAlarmStandsUntilALookFindsNone() {
    FeverRecord record =
        FeverRecord.planned(NINE)
            .temperature(NINE, "39")
            .temperature(TEN.plusSeconds(1), "37")
            .temperature(ELEVEN.plusSeconds(1), "40");
    Instant first = NINE.plusSeconds(1);
    Instant noon = NINE.plus(Duration.ofHours(3));
    assertThat(watched(watching, record, first, TEN, ELEVEN, noon).alarms())
        .containsExactly(
            new Watched.Alarm("Temperature", first, TEN, 2),
            new Watched.Alarm("Temperature", noon, noon, 1));
  }

  @Test
  void anotherPlanEndsNoAlarmOfThisOne() throws IOException {
    Path copy = folder.resolve("two");
    FeverRecord.copy(copy, logic -> withUnknown(logic) + QUIET_BOARD, "Quiet Board");
    Path plans = copy.resolve("fhir-resources/plandefinition");
    String plan = Files.readString(plans.resolve("fever-schedule.json"));
    assertThat(
            Files.writeString(
                plans.resolve("fever-quiet.json"),
                plan.replace("fever-schedule", "fever-quiet")
                    .replace("FeverSchedule", "FeverQuiet")
                    .replace("Temperature Board", "Quiet Board")))
        .exists();
    KnowledgeBase both = FeverRecord.assembled(copy);
    assertThat(both.schedules()).hasSize(2);
    assertThat(
            watched(watching(both), FeverRecord.planned(NINE).temperature(NINE, "39"), TEN, ELEVEN)
                .alarms())
        .containsExactly(new Watched.Alarm("Temperature", TEN, ELEVEN, 2));
  }

  @Test
  void aCheckCountsFromTheLookAtWhichItIsDue() {
    FeverRecord record = FeverRecord.planned(NINE).temperature(NINE, "39");
    Instant due = NINE.plus(Duration.ofHours(4));
    assertThat(watched(watching, record, NINE, due.minusSeconds(1)).checks()).isEmpty();
    assertThat(watched(watching, record, NINE, due).checks())
        .containsExactly(new Watched.Planned("Measure the temperature", due, "due", null));
    Instant late = due.plus(Duration.ofMinutes(30)).plusSeconds(1);
    assertThat(watched(watching, record, NINE, due, late).checks())
        .containsExactly(new Watched.Planned("Measure the temperature", due, "overdue", null));
  }

  @Test
  void aCheckThatIsDoneSaysWhen() {
    Instant due = NINE.plus(Duration.ofHours(4));
    assertThat(
            watched(
                    watching,
                    FeverRecord.planned(NINE).temperature(NINE, "39").temperature(due, "39"),
                    TEN,
                    due.plusSeconds(1))
                .checks())
        .containsExactly(new Watched.Planned("Measure the temperature", due, "done", due));
  }

  @Test
  void nobodyCouldDoACheckBeforeThePlanWasKnown() {
    Instant after = NINE.plus(Duration.ofHours(5));
    assertThat(watched(watching, FeverRecord.planned(NINE).temperature(NINE, "39"), after).checks())
        .isEmpty();
  }

  @Test
  void whomNoPlanConcernsIsNotFollowed() {
    assertThat(watched(watching, FeverRecord.empty().temperature(NINE, "40"), NINE, TEN))
        .isEqualTo(Watched.NOTHING);
    assertThat(watched(watching, FeverRecord.empty())).isEqualTo(Watched.NOTHING);
  }

  @Test
  void withoutALookNothingHasBeenSeen() {
    assertThat(watched(watching, FeverRecord.planned(NINE).temperature(NINE, "40")))
        .isEqualTo(new Watched(0, List.of(), List.of(), Map.of()));
  }
}
