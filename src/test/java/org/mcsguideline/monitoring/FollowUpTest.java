package org.mcsguideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.monitoring.FollowUp.Report;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.tiny.FeverCall;
import org.mcsguideline.tiny.TinyGuideline;

/** Tasks of a guideline of which the runtime knows nothing. A temperature is due every 4 h. */
class FollowUpTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final KnowledgeBase KNOWLEDGE = TinyGuideline.knowledge();
  private static final String PLAN = TinyGuideline.CANONICAL + "/PlanDefinition/fever-schedule";
  private static final FollowUp FOLLOW_UP =
      new FollowUp(
          KNOWLEDGE,
          new GuidelineEvaluation(KNOWLEDGE, FHIR),
          new PatientDataReader(FHIR),
          Duration.ZERO);

  /** When the first temperature was measured. */
  private static final Instant NINE = Instant.parse("2024-03-01T09:00:00Z");

  private final MemoryCare store = new MemoryCare();
  private CarePlan carePlan = new CarePlan();

  @BeforeEach
  void aPatientHasFever() {
    Patient patient = new Patient();
    patient.setId("p1");
    store.put(patient);
    store.put(temperature("t1", 0, "39.5"));
    carePlan = store.plan(PLAN + "|" + TinyGuideline.VERSION, "Patient/p1", NINE);
  }

  private static Observation temperature(String id, int minute, String value) {
    String json = FeverCall.temperature(id, "p1", value).replace('\'', '"');
    Observation measured = FHIR.newJsonParser().parseResource(Observation.class, json);
    measured.getEffectiveDateTimeType().setValue(Date.from(minute(minute)));
    return measured;
  }

  private static Instant minute(int minute) {
    return NINE.plus(Duration.ofMinutes(minute));
  }

  private Report runAt(int minute) {
    return FOLLOW_UP.run(store, minute(minute));
  }

  private List<String> tasks() {
    return store.tasks().stream().map(FollowUpTest::words).toList();
  }

  private static String words(Task task) {
    Instant due = task.getRestriction().getPeriod().getStart().toInstant();
    return Duration.between(NINE, due).toMinutes()
        + " "
        + task.getStatus().toCode()
        + " "
        + task.getBusinessStatus().getCodingFirstRep().getCode();
  }

  @Test
  void theNextCheckHasATaskThatSaysWhatAndWhenAndWhy() {
    assertThat(runAt(1)).isEqualTo(new Report(1, 1, 0));
    Task task = store.tasks().get(0);
    assertThat(words(task)).isEqualTo("240 requested due");
    assertThat(task.getCode().getCodingFirstRep().getCode()).isEqualTo("8310-5");
    assertThat(task.getDescription()).isEqualTo("Measure the temperature");
    assertThat(task.getFor().getReference()).isEqualTo("Patient/p1");
    assertThat(task.getBasedOnFirstRep().getReference()).isEqualTo("CarePlan/plan-0");
    assertThat(task.getReasonCode().getText()).isEqualTo("fever");
    assertThat(task.getRestriction().getPeriod().getEnd()).isEqualTo(Date.from(minute(270)));
    assertThat(task.getNoteFirstRep().getText()).isEqualTo("For tests.");
    assertThat(task.getIdentifierFirstRep().getSystem()).isEqualTo(PLAN);
    assertThat(task.getBusinessStatus().getCodingFirstRep().getSystem())
        .isEqualTo(TinyGuideline.CANONICAL + "/CodeSystem/mcs-local");
  }

  @Test
  void aSecondRunWritesNothing() {
    assertThat(runAt(1).written()).isEqualTo(1);
    assertThat(runAt(2)).isEqualTo(new Report(1, 0, 0));
    assertThat(store.writes()).isEqualTo(1);
  }

  @Test
  void aTaskIsOverdueAfterItsWindowAndStaysSoUntilACheckArrives() {
    assertThat(runAt(1).written()).isEqualTo(1);
    assertThat(runAt(270).written()).isEqualTo(1);
    assertThat(tasks()).containsExactly("240 requested due", "480 requested due");
    assertThat(runAt(271).written()).isEqualTo(1);
    assertThat(tasks()).containsExactly("240 requested overdue", "480 requested due");
    store.put(temperature("t2", 300, "39.0"));
    assertThat(runAt(301).written()).isEqualTo(1);
    assertThat(tasks()).containsExactly("240 completed done", "480 requested due");
    Task done = store.tasks().get(0);
    assertThat(done.getExecutionPeriod().getEnd()).isEqualTo(Date.from(minute(300)));
    assertThat(done.getNote()).isEmpty();
  }

  @Test
  void aTaskThatALaterCheckHasEndedIsMissedAndNotDone() {
    assertThat(runAt(520).written()).isEqualTo(3);
    assertThat(tasks())
        .containsExactly("240 requested overdue", "480 requested overdue", "720 requested due");
    store.put(temperature("t2", 530, "39.0"));
    assertThat(runAt(531).written()).isEqualTo(2);
    assertThat(tasks())
        .containsExactly("240 failed missed", "480 completed done", "720 requested due");
    Task missed = store.tasks().get(0);
    assertThat(missed.hasExecutionPeriod()).isFalse();
    assertThat(missed.getNote()).isEmpty();
    store.put(temperature("t2", 530, "39.0").setStatus(ObservationStatus.ENTEREDINERROR));
    assertThat(runAt(532).written()).isEqualTo(2);
    assertThat(tasks())
        .containsExactly("240 requested overdue", "480 requested overdue", "720 requested due");
  }

  @Test
  void aCheckThatIsWithdrawnOpensItsTaskAgain() {
    store.put(temperature("t2", 240, "39.0"));
    assertThat(runAt(241).written()).isEqualTo(2);
    assertThat(tasks()).containsExactly("240 completed done", "480 requested due");
    store.put(temperature("t2", 240, "39.0").setStatus(ObservationStatus.ENTEREDINERROR));
    assertThat(runAt(242).written()).isEqualTo(1);
    assertThat(tasks()).containsExactly("240 requested due", "480 requested due");
  }

  @Test
  void whatIsNoLongerPlannedEndsWithItsReason() {
    assertThat(runAt(245).written()).isEqualTo(2);
    store.put(temperature("t2", 250, "36.5"));
    assertThat(runAt(251).written()).isEqualTo(2);
    assertThat(tasks())
        .containsExactly("240 cancelled not-applicable", "480 cancelled not-applicable");
    assertThat(store.tasks())
        .allSatisfy(task -> assertThat(task.getStatusReason().getText()).isEqualTo("No fever."));
    assertThat(runAt(252).written()).isZero();
  }

  @Test
  void nothingEndsWhenThePlanCannotBeTold() {
    assertThat(runAt(1).written()).isEqualTo(1);
    store.put(temperature("t2", 2, "39").setValue(null));
    assertThat(runAt(3).written()).isEqualTo(1);
    assertThat(tasks()).containsExactly("240 requested due");
    assertThat(store.tasks().get(0).getNote()).extracting(n -> n.getText()).contains("No fever.");
    assertThat(runAt(271).written()).isEqualTo(1);
    assertThat(tasks()).containsExactly("240 requested overdue");
  }

  @Test
  void aCarePlanThatEndsTakesItsOpenTasksWithIt() {
    assertThat(runAt(1).written()).isEqualTo(1);
    carePlan.setStatus(CarePlanStatus.COMPLETED);
    assertThat(runAt(2)).isEqualTo(new Report(0, 1, 0));
    assertThat(tasks()).containsExactly("240 cancelled not-applicable");
    assertThat(store.tasks().get(0).getStatusReason().getText()).contains("no active care plan");
  }

  @Test
  void twoCarePlansOfOnePatientGiveOneTask() {
    CarePlan second = store.plan(PLAN, "Patient/p1", NINE);
    assertThat(second.getSubject().getReference()).isEqualTo("Patient/p1");
    assertThat(runAt(1)).isEqualTo(new Report(1, 1, 0));
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void aCarePlanOfAnotherKindGivesNone() {
    carePlan.getInstantiatesCanonical().clear();
    carePlan.addInstantiatesCanonical(PLAN + "-of-others");
    assertThat(runAt(1)).isEqualTo(new Report(0, 0, 0));
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aPatientWhoCannotBeReadKeepsNoOtherFromTheRun() {
    CarePlan broken = store.plan(PLAN, "Patient/p2", NINE);
    assertThat(broken.getStatus()).isEqualTo(CarePlanStatus.ACTIVE);
    store.failFor("p2");
    assertThat(runAt(1)).isEqualTo(new Report(2, 1, 1));
    assertThat(tasks()).containsExactly("240 requested due");
  }

  @Test
  void timeGoesOnForTasksWhileThePatientCannotBeRead() {
    assertThat(runAt(1).written()).isEqualTo(1);
    store.failFor("p1");
    assertThat(runAt(271)).isEqualTo(new Report(1, 1, 1));
    assertThat(tasks()).containsExactly("240 requested overdue");
    assertThat(store.tasks().get(0).getNoteFirstRep().getText()).contains("could not be read");
  }

  @Test
  void nothingIsLostWhenNobodyRanForDays() {
    assertThat(runAt(1).written()).isEqualTo(1);
    int days = 4 * 24 * 60;
    assertThat(runAt(days).failed()).isZero();
    assertThat(tasks()).hasSize(4 * 6 + 1).allMatch(task -> task.contains("requested"));
  }

  @Test
  void whatWasDoneLongAgoGetsNoTaskAnyMore() {
    int days = 4 * 24 * 60;
    store.put(temperature("t2", days - 30, "39"));
    assertThat(runAt(days).failed()).isZero();
    assertThat(tasks())
        .hasSize(2 * 6 + 2)
        .doesNotContain("240 failed missed")
        .contains("5280 failed missed");
  }
}
