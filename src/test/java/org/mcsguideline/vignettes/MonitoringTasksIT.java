package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.junit.jupiter.api.Test;

/** Monitoring over time against the running server and its demo patients. */
class MonitoringTasksIT {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String APPLY =
      "/fhir/PlanDefinition/mcs-monitoring-schedule/$apply?subject=Patient/";

  private final RunningServer server = RunningServer.get().withStore();

  private static <T extends Resource> T parse(RunningServer.Answer answer, Class<T> type) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return FHIR.newJsonParser().parseResource(type, answer.body());
  }

  private CarePlan applied(String patient) {
    return parse(server.get(APPLY + patient), CarePlan.class);
  }

  private static <T extends Resource> Stream<T> contained(CarePlan plan, Class<T> type) {
    return plan.getContained().stream().filter(type::isInstance).map(type::cast);
  }

  private static String words(CarePlan plan) {
    return contained(plan, RequestGroup.class)
        .flatMap(group -> group.getAction().stream())
        .map(RequestGroupActionComponent::getTextEquivalent)
        .filter(text -> text != null)
        .collect(Collectors.joining(" "));
  }

  private static String cadence(ServiceRequest request) {
    TimingRepeatComponent repeat = request.getOccurrenceTiming().getRepeat();
    return request.getCode().getText()
        + ": "
        + (repeat.hasCount() ? repeat.getCount() + " x " : "")
        + repeat.getPeriod().stripTrailingZeros().toPlainString()
        + " "
        + repeat.getPeriodUnit().toCode();
  }

  private List<Task> tasks(String search) {
    return parse(server.get("/fhir/Task?_count=500&" + search), Bundle.class).getEntry().stream()
        .map(entry -> (Task) entry.getResource())
        .toList();
  }

  private List<Task> awaitTasks(String search, Predicate<List<Task>> expected) {
    return await().atMost(Duration.ofMinutes(2)).until(() -> tasks(search), expected);
  }

  private void put(Resource resource) {
    String path = "/fhir/" + resource.fhirType() + "/" + resource.getIdPart();
    RunningServer.Answer answer =
        server.put(path, FHIR.newJsonParser().encodeResourceToString(resource));
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
  }

  private static boolean isOf(Task task, String code) {
    return task.getCode().getCodingFirstRep().getCode().equals(code);
  }

  private static String state(Task task) {
    return task.getBusinessStatus().getCodingFirstRep().getCode();
  }

  @Test
  void theAppliedPlanHasARequestForEachItemAndPhaseThatIsToCome() {
    CarePlan plan = applied("demo-34");
    assertThat(contained(plan, ServiceRequest.class).map(MonitoringTasksIT::cadence))
        .containsExactlyInAnyOrder(
            "Check both limbs: 60 min",
            "Check the access site: 60 min",
            "Measure haemoglobin: 3 x 480 min",
            "Measure haemoglobin: 720 min",
            "Measure plasma free haemoglobin: 1440 min",
            "Measure creatinine: 1440 min",
            "Record the urine output of each hour: 60 min",
            "Neurological and pupil check: 60 min",
            "Look for signs of infection: 480 min",
            "Check the device: 60 min");
    assertThat(words(plan)).contains("V-A ECMO");
  }

  @Test
  void noRequestIsMadeWithoutADevice() {
    CarePlan plan = applied("demo-04");
    assertThat(contained(plan, ServiceRequest.class)).isEmpty();
    assertThat(words(plan)).contains("No temporary device is in place");
  }

  @Test
  void aDemoPatientHasTasks() {
    List<Task> tasks = awaitTasks("patient=demo-25", found -> !found.isEmpty());
    assertThat(tasks).filteredOn(task -> isOf(task, "limb-check")).hasSizeGreaterThanOrEqualTo(6);
    assertThat(tasks)
        .filteredOn(task -> isOf(task, "limb-check") && state(task).equals("overdue"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            task -> {
              assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
              assertThat(task.getReasonCode().getText()).isEqualTo("IABP");
              assertThat(task.getBasedOnFirstRep().getReference())
                  .isEqualTo("CarePlan/demo-25-monitoring");
            });
    assertThat(tasks)
        .filteredOn(task -> isOf(task, "neurological-check") && state(task).equals("done"))
        .isNotEmpty()
        .allSatisfy(task -> assertThat(task.getExecutionPeriod().getEnd()).isNotNull());
  }

  // A patient, a balloon pump and the plan as it was applied.
  private void placeDevice(String id, int minutesAgo) {
    var patient = new org.hl7.fhir.r4.model.Patient();
    patient.setId(id);
    put(patient);
    put(procedure(id, id + "-pump", Codes.IABP, minutesAgo));
    CarePlan plan = applied(id);
    plan.setId(id + "-plan");
    put(plan);
  }

  private static Procedure procedure(String patient, String id, Coding code, int minutesAgo) {
    Procedure procedure = new Procedure().setStatus(ProcedureStatus.COMPLETED);
    procedure.setId(id);
    procedure.getCode().addCoding(code);
    procedure.setSubject(new Reference("Patient/" + patient));
    return procedure.setPerformed(ago(minutesAgo));
  }

  private static DateTimeType ago(int minutes) {
    return new DateTimeType(Instant.now().minus(Duration.ofMinutes(minutes)).toString());
  }

  private static Observation limbCheck(String patient, String id, int minutesAgo) {
    Observation check = new Observation().setStatus(ObservationStatus.FINAL);
    check.setId(id);
    check.getCode().addCoding(Codes.LIMB_CHECK);
    check.addCategory(
        Chart.concept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/observation-category", "exam", null)));
    check.setSubject(new Reference("Patient/" + patient));
    check.setValue(Chart.concept(Codes.LIMB_NO_NEW_FINDING));
    return check.setEffective(ago(minutesAgo));
  }

  @Test
  void anAppliedPlanThatIsStoredHasTasksThatChecksFulfilAndARemovalEnds() {
    placeDevice("tasks-1", 61);
    String limbs = "patient=tasks-1";
    List<Task> before =
        awaitTasks(limbs, found -> found.stream().anyMatch(task -> isOf(task, "limb-check")));
    assertThat(before).noneMatch(task -> state(task).equals("done"));
    Map<String, Long> ids =
        before.stream().collect(Collectors.groupingBy(Task::getIdPart, Collectors.counting()));
    assertThat(ids.values()).containsOnly(1L);

    put(limbCheck("tasks-1", "tasks-1-limb", 0));
    List<Task> checked =
        awaitTasks(limbs, found -> found.stream().anyMatch(task -> state(task).equals("done")));
    assertThat(checked)
        .filteredOn(task -> state(task).equals("done"))
        .allMatch(task -> isOf(task, "limb-check") && task.getStatus() == TaskStatus.COMPLETED);

    put(procedure("tasks-1", "tasks-1-removal", Codes.IABP_REMOVAL, 0));
    List<Task> watched =
        awaitTasks(
            limbs,
            // A search may for some seconds find what the same one found before.
            found ->
                found.stream().anyMatch(task -> state(task).equals("not-applicable"))
                    && found.stream().anyMatch(t -> t.getStatus() == TaskStatus.REQUESTED));
    assertThat(watched)
        .filteredOn(task -> state(task).equals("not-applicable"))
        .allSatisfy(
            task -> {
              assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
              assertThat(task.getStatusReason().getText()).contains("Removed: IABP");
            });
    assertThat(watched)
        .filteredOn(task -> task.getStatus() == TaskStatus.REQUESTED)
        .isNotEmpty()
        .allMatch(task -> isOf(task, "limb-check") || isOf(task, "access-site-check"));
  }

  @Test
  void aPlanThatIsEndedHasNoOpenTasks() {
    placeDevice("tasks-2", 5);
    List<Task> open = awaitTasks("patient=tasks-2&status=requested", found -> !found.isEmpty());
    assertThat(open).hasSizeGreaterThan(5);
    CarePlan plan = parse(server.get("/fhir/CarePlan/tasks-2-plan"), CarePlan.class);
    put(plan.setStatus(CarePlanStatus.COMPLETED));
    assertThat(awaitTasks("patient=tasks-2&status=requested", List::isEmpty)).isEmpty();
    assertThat(tasks("patient=tasks-2&status=cancelled")).hasSameSizeAs(open);
  }

  // The way in which a client learns of changes.
  @Test
  void aClientThatPollsSeesWhatHasChangedSince() {
    placeDevice("tasks-3", 5);
    List<Task> first = awaitTasks("patient=tasks-3", found -> !found.isEmpty());
    Instant newest =
        first.stream()
            .map(task -> task.getMeta().getLastUpdated().toInstant())
            .max(Instant::compareTo)
            .orElseThrow();
    String since = "patient=tasks-3&_lastUpdated=gt" + newest;
    assertThat(tasks(since)).isEmpty();
    put(limbCheck("tasks-3", "tasks-3-limb", 0));
    List<Task> changed = awaitTasks(since, found -> !found.isEmpty());
    assertThat(changed).extracting(MonitoringTasksIT::state).contains("done");
    Period period = changed.get(0).getRestriction().getPeriod();
    assertThat(period.getEnd()).isAfter(period.getStart());
  }
}
