package org.mcsguideline.monitoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.mcsguideline.monitoring.PlannedCheck.Window;

/**
 * Writes the checks of one patient's plan as tasks. The id of a task is made of what it is about,
 * so that no two nodes and no two runs can make two tasks of one check.
 *
 * @param plan canonical address of the plan, which is the system of the tasks' identifiers as well
 * @param patient such as {@code Patient/1}
 * @param carePlan such as {@code CarePlan/1}
 */
record Tasks(String plan, String patient, String carePlan) {

  private static final String PLANS = "/PlanDefinition/";
  private static final int ID_LENGTH = 40;

  Task task(PlannedCheck check, List<String> notes) {
    String id = id(check);
    Task task = new Task();
    task.setId("Task/" + id);
    task.addIdentifier().setSystem(plan).setValue(id);
    task.setInstantiatesCanonical(plan);
    task.addBasedOn(new Reference(carePlan));
    task.setIntent(TaskIntent.PLAN);
    task.setCode(new CodeableConcept(check.code()));
    task.setDescription(check.code().getDisplay());
    task.setFor(new Reference(patient));
    task.setReasonCode(new CodeableConcept().setText(check.reason()));
    Window window = check.window();
    if (window != null) {
      Period period = new Period().setStart(date(window.due())).setEnd(date(window.latest()));
      task.setRestriction(new Task.TaskRestrictionComponent().setPeriod(period));
    }
    Instant done = check.done();
    if (done != null) {
      task.setExecutionPeriod(new Period().setEnd(date(done)));
    } else if (check.state() != CheckState.MISSED) {
      annotate(task, notes);
    }
    return mark(task, check.state());
  }

  /** Ends a task that is no longer part of the plan. */
  Task ended(Task stored, String why) {
    Task task = stored.copy();
    task.setNote(List.of());
    task.setStatusReason(new CodeableConcept().setText(why));
    return mark(task, CheckState.NOT_APPLICABLE);
  }

  /** An open task whose plan cannot be told now: nothing but time goes on. */
  Task waiting(Task stored, Instant now, List<String> notes) {
    Task task = stored.copy();
    annotate(task, notes);
    Date end = task.getRestriction().getPeriod().getEnd();
    boolean overdue = end != null && now.isAfter(end.toInstant());
    return overdue ? mark(task, CheckState.OVERDUE) : task;
  }

  private static void annotate(Task task, List<String> notes) {
    task.setNote(notes.stream().map(note -> new Annotation().setText(note)).toList());
  }

  private Task mark(Task task, CheckState state) {
    task.setStatus(
        switch (state) {
          case DUE, OVERDUE -> TaskStatus.REQUESTED;
          case DONE -> TaskStatus.COMPLETED;
          case MISSED -> TaskStatus.FAILED;
          case NOT_APPLICABLE -> TaskStatus.CANCELLED;
        });
    Coding coding = new Coding().setSystem(codes()).setCode(state.code());
    return task.setBusinessStatus(new CodeableConcept(coding));
  }

  /** The code system of the guideline that the plan belongs to. */
  private String codes() {
    return plan.substring(0, Math.max(plan.indexOf(PLANS), 0)) + "/CodeSystem/mcs-local";
  }

  private String id(PlannedCheck check) {
    Window window = check.window();
    String about =
        Stream.of(
                plan,
                patient,
                check.code().getSystem(),
                check.code().getCode(),
                check.reason(),
                check.clock(),
                window == null ? null : window.due())
            .map(Objects::toString)
            .collect(Collectors.joining("\n"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java platform has SHA-256", absent);
    }
  }

  private static Date date(Instant time) {
    return Date.from(time);
  }
}
