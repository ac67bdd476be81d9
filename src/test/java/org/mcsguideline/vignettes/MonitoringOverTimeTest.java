package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.mcsguideline.monitoring.FollowUp;
import org.mcsguideline.monitoring.MemoryCare;
import org.mcsguideline.patientdata.PatientDataReader;

/** Tasks of monitoring as hours pass. V25: a balloon pump for 2 h, no check of the limbs. */
class MonitoringOverTimeTest {

  private static final String PLAN =
      "http://fhir.org/guides/mcs-after-rosc/PlanDefinition/mcs-monitoring-schedule";
  private static final FollowUp FOLLOW_UP =
      new FollowUp(
          Guideline.knowledge(),
          EvaluationInUse.of(Guideline.knowledge()),
          new PatientDataReader(FhirContext.forR4Cached()),
          Duration.ZERO);

  private final Vignette vignette = Vignettes.byId("V25");
  private final String patient = "Patient/" + vignette.patientId();
  private final MemoryCare store = new MemoryCare();

  /** The decision time of the vignette, two hours after the insertion. */
  private final Instant ten = VignetteRecord.of(vignette).decisionTime();

  private final Instant eight = ten.minus(Duration.ofHours(2));

  private void begin(Instant begun) {
    store.putAll(VignetteRecord.of(vignette).resources());
    CarePlan plan = store.plan(PLAN, patient, begun);
    assertThat(plan.getSubject().getReference()).isEqualTo(patient);
  }

  private void run(Instant now) {
    assertThat(FOLLOW_UP.run(store, now).failed()).isZero();
  }

  private Instant after(int minutes) {
    return ten.plus(Duration.ofMinutes(minutes));
  }

  private void happens(String id, Coding code, Instant when) {
    Procedure procedure = new Procedure().setStatus(ProcedureStatus.COMPLETED);
    procedure.setId(id);
    procedure.getCode().addCoding(code);
    procedure.setSubject(new Reference(patient));
    store.put(procedure.setPerformed(new DateTimeType(when.toString())));
  }

  /** Minutes from the insertion to what is due, and the state, of one item. */
  private String tasks(String item) {
    return store.tasks().stream()
        .filter(task -> task.getCode().getCodingFirstRep().getCode().equals(item))
        .sorted(Comparator.comparing(this::minute))
        .map(task -> minute(task) + " " + state(task))
        .collect(Collectors.joining(", "));
  }

  private long minute(Task task) {
    Instant due = task.getRestriction().getPeriod().getStart().toInstant();
    return Duration.between(eight, due).toMinutes();
  }

  private static String state(Task task) {
    return task.getBusinessStatus().getCodingFirstRep().getCode();
  }

  private List<Task> open() {
    return store.tasks().stream().filter(task -> task.getStatus() == TaskStatus.REQUESTED).toList();
  }

  @Test
  void everyItemHasItsDueTimes() {
    begin(eight);
    run(ten);
    assertThat(tasks("limb-check"))
        .isEqualTo("15 overdue, 30 overdue, 45 overdue, 60 overdue, 90 overdue, 120 due, 180 due");
    // The check of 9:40 is late for nine and too early for nothing else: it closes nine alone.
    assertThat(tasks("neurological-check")).isEqualTo("60 done, 120 due, 180 due");
    assertThat(tasks("access-site-check")).isEqualTo("480 due");
    assertThat(tasks("haemoglobin-check")).isEqualTo("480 due");
    assertThat(tasks("creatinine-check")).isEqualTo("1440 due");
    assertThat(tasks("haemolysis-sample")).isEmpty();
    assertThat(tasks("infection-check")).isEqualTo("480 due");
    assertThat(open()).allSatisfy(t -> assertThat(t.getReasonCode().getText()).isEqualTo("IABP"));
  }

  @Test
  void aTaskIsOverdueWhereTheCardSaysSo() {
    begin(ten);
    run(ten.plus(Duration.ofHours(4)));
    // The newest haemoglobin is of six o'clock: eight hours and a grace of two end at four.
    assertThat(tasks("haemoglobin-check")).isEqualTo("480 due");
    run(ten.plus(Duration.ofHours(6)).plusSeconds(1));
    assertThat(tasks("haemoglobin-check")).isEqualTo("480 overdue, 960 due");
  }

  @Test
  void aRemovalEndsWhatIsOpenAndBeginsADayOfWatching() {
    begin(eight);
    run(ten);
    happens("removal", Codes.IABP_REMOVAL, ten);
    run(after(1));
    assertThat(store.tasks())
        .filteredOn(task -> state(task).equals("not-applicable"))
        .isNotEmpty()
        .allSatisfy(
            task ->
                assertThat(task.getStatusReason().getText())
                    .isEqualTo("Removed: IABP. Limb and access site are watched."));
    Map<String, Long> counts =
        open().stream()
            .collect(
                Collectors.groupingBy(
                    task -> task.getCode().getCodingFirstRep().getCode(),
                    TreeMap::new,
                    Collectors.counting()));
    assertThat(counts).isEqualTo(Map.of("limb-check", 1L, "access-site-check", 1L));
    run(ten.plus(Duration.ofHours(24)));
    assertThat(open()).isNotEmpty();
    run(ten.plus(Duration.ofHours(24)).plusSeconds(1));
    assertThat(open()).isEmpty();
  }

  @Test
  void aSecondDeviceBringsItsStricterSchedule() {
    begin(ten);
    run(ten);
    assertThat(tasks("limb-check")).isEqualTo("90 overdue, 120 due, 180 due");
    happens("ecmo", Codes.VA_ECMO, after(5));
    run(after(5));
    assertThat(tasks("limb-check")).isEqualTo("90 overdue, 120 due, 140 due, 180 not-applicable");
    assertThat(tasks("access-site-check")).isEqualTo("185 due, 480 not-applicable");
    assertThat(tasks("haemolysis-sample")).isEqualTo("1565 due");
  }

  @Test
  void dataThatAreNotCurrentAreSaidOnEveryOpenTask() {
    begin(eight);
    run(after(60));
    assertThat(open())
        .isNotEmpty()
        .allSatisfy(
            task ->
                assertThat(task.getNote())
                    .extracting(note -> note.getText())
                    .contains("Monitoring data not current."));
  }

  @Test
  void anInsertionWithoutATimeIsCountedFromArrivalAndOneWithoutEitherHasNoDueTime() {
    begin(eight);
    store.put(untimed());
    run(ten);
    assertThat(open())
        .allSatisfy(t -> assertThat(t.getNoteFirstRep().getText()).contains("clock starts at"));
    assertThat(tasks("creatinine-check")).isNotEqualTo("1440 due").endsWith(" due");
    store.put(encounterWithoutTime());
    run(after(1));
    assertThat(open())
        .hasSize(8)
        .allSatisfy(
            task -> {
              assertThat(task.hasRestriction()).isFalse();
              assertThat(task.getNoteFirstRep().getText()).contains("no due time can be given");
            });
  }

  private Procedure untimed() {
    return VignetteRecord.of(vignette).resources().stream()
        .filter(Procedure.class::isInstance)
        .map(Procedure.class::cast)
        .filter(
            procedure ->
                procedure.getCode().hasCoding(Codes.IABP.getSystem(), Codes.IABP.getCode()))
        .findFirst()
        .orElseThrow()
        .setPerformed(null);
  }

  private org.hl7.fhir.r4.model.Encounter encounterWithoutTime() {
    return VignetteRecord.of(vignette).resources().stream()
        .filter(org.hl7.fhir.r4.model.Encounter.class::isInstance)
        .map(org.hl7.fhir.r4.model.Encounter.class::cast)
        .findFirst()
        .orElseThrow()
        .setPeriod(null);
  }
}
