package org.mcsguideline.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Task;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.patientdata.PatientDataReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tasks of all patients who have an active care plan up to the present. */
public final class FollowUp {

  private static final Logger LOG = LoggerFactory.getLogger(FollowUp.class);
  private static final String NO_DATA = "The data of the patient could not be read or worked out.";
  private static final String NO_PLAN = "There is no active care plan.";

  private final KnowledgeBase knowledge;
  private final PatientPlanning planning;
  private final Duration ahead;

  /**
   * For the scheduled plans of a guideline.
   *
   * @param ahead how far into the future tasks are made; the next one of each check is made anyway
   */
  public FollowUp(
      KnowledgeBase knowledge,
      RecordEvaluation evaluation,
      PatientDataReader patientData,
      Duration ahead) {
    this.knowledge = knowledge;
    this.planning = new PatientPlanning(evaluation, patientData);
    this.ahead = ahead;
  }

  /**
   * What a run did.
   *
   * @param patients with an active care plan
   * @param written tasks that are new or have changed
   * @param failed patients whose tasks could not be brought up to date; the next run tries again
   */
  public record Report(int patients, int written, int failed) {

    Report plus(Report other) {
      return new Report(patients + other.patients, written + other.written, failed + other.failed);
    }
  }

  /** One run; a patient whose data cannot be used keeps no other from it. */
  public Report run(CareStore store, Instant now) {
    List<CarePlan> plans = store.activePlans();
    return knowledge.schedules().stream()
        .map(plan -> run(plan, of(plan, plans), store, now))
        .reduce(new Report(0, 0, 0), Report::plus);
  }

  /** One for each patient, the first. */
  private static Map<String, CarePlan> of(ScheduledPlan plan, List<CarePlan> plans) {
    Map<String, CarePlan> byPatient = new LinkedHashMap<>();
    plans.stream()
        .filter(
            carePlan ->
                carePlan.getInstantiatesCanonical().stream()
                    .anyMatch(c -> c.getValue().replaceFirst("\\|.*", "").equals(plan.canonical())))
        .forEach(carePlan -> byPatient.putIfAbsent(carePlan.getSubject().getReference(), carePlan));
    return byPatient;
  }

  private Report run(
      ScheduledPlan plan, Map<String, CarePlan> carePlans, CareStore store, Instant now) {
    Map<String, List<Task>> open =
        store.openTasks(plan.canonical()).stream()
            .collect(
                Collectors.groupingBy(
                    task -> task.getFor().getReference(), LinkedHashMap::new, Collectors.toList()));
    int failed = 0;
    int written = 0;
    for (Map.Entry<String, CarePlan> one : carePlans.entrySet()) {
      String patient = one.getKey();
      List<Task> ofPatient = open.getOrDefault(patient, List.of());
      Run run = new Run(plan, one.getValue(), store, now);
      try {
        written += write(store, changes(run, patient, ofPatient));
      } catch (RuntimeException unusable) {
        // Its message may quote the record.
        LOG.error(
            "Tasks of a patient were not brought up to date: {}", unusable.getClass().getName());
        failed++;
        written += goOn(run, patient, ofPatient);
      }
    }
    open.keySet().removeAll(carePlans.keySet());
    for (Map.Entry<String, List<Task>> ended : open.entrySet()) {
      Tasks tasks = new Tasks(plan.canonical(), ended.getKey(), "");
      written +=
          write(store, ended.getValue().stream().map(task -> tasks.ended(task, NO_PLAN)).toList());
    }
    return new Report(carePlans.size(), written, failed);
  }

  /** Without a plan of now time goes on for the tasks of the plan before. */
  private static int goOn(Run run, String patient, List<Task> open) {
    PlannedChecks unknown = new PlannedChecks(NO_DATA, List.of(), null);
    try {
      return write(run.store(), taskChanges(run, patient, open, run.now()).of(unknown));
    } catch (RuntimeException unwritable) {
      LOG.error("Tasks of a patient were not marked: {}", unwritable.getClass().getName());
      return 0;
    }
  }

  private static int write(CareStore store, List<Task> changes) {
    if (!changes.isEmpty()) {
      store.write(changes);
    }
    return changes.size();
  }

  private record Run(ScheduledPlan plan, CarePlan carePlan, CareStore store, Instant now) {}

  private List<Task> changes(Run run, String patient, List<Task> open) {
    Instant since = run.now().minus(TaskChanges.LOOK_BACK.multipliedBy(2));
    List<Task> stored =
        Stream.concat(
                open.stream(),
                run.store().tasksChangedSince(run.plan().canonical(), patient, since).stream())
            .toList();
    return taskChanges(run, patient, stored, run.now().plus(ahead))
        .of(planning.planned(run.plan(), patient, run.store(), run.now()));
  }

  private static TaskChanges taskChanges(
      Run run, String patient, List<Task> stored, Instant ahead) {
    Tasks tasks =
        new Tasks(
            run.plan().canonical(),
            patient,
            "CarePlan/" + run.carePlan().getIdElement().getIdPart());
    Instant begun = begun(run.carePlan(), run.now());
    return new TaskChanges(tasks, new Expansion(begun, run.now(), ahead), stored);
  }

  private static Instant begun(CarePlan carePlan, Instant now) {
    return Stream.of(
            carePlan.getPeriod().getStart(),
            carePlan.getCreated(),
            carePlan.getMeta().getLastUpdated())
        .filter(date -> date != null)
        .map(Date::toInstant)
        .findFirst()
        .orElse(now);
  }
}
