package org.mcsguideline.monitoring;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** A store in memory, with the record of one patient. */
public final class MemoryCare implements CareStore {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final List<CarePlan> plans = new ArrayList<>();
  private final Map<String, Resource> record = new LinkedHashMap<>();
  private final Map<String, Task> tasks = new TreeMap<>();
  private String failing = "none";
  private int writes;

  /** Adds or replaces. */
  public void put(Resource resource) {
    record.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
  }

  public void putAll(Collection<? extends Resource> resources) {
    resources.forEach(this::put);
  }

  /** Adds an active care plan. */
  public CarePlan plan(String canonical, String patient, Instant begun) {
    CarePlan plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE);
    plan.setId("plan-" + plans.size());
    plan.addInstantiatesCanonical(canonical);
    plan.setSubject(new Reference(patient));
    plan.getPeriod().setStart(java.util.Date.from(begun));
    plans.add(plan);
    return plan;
  }

  /** Every task, by the time at which it is due. */
  public List<Task> tasks() {
    return tasks.values().stream()
        .sorted(
            java.util.Comparator.comparing(
                task ->
                    String.valueOf(
                        task.getRestriction().getPeriod().getStartElement().getValueAsString())))
        .toList();
  }

  /** Reading this patient fails from now on. */
  void failFor(String patient) {
    failing = patient;
  }

  public int writes() {
    return writes;
  }

  @Override
  public List<CarePlan> activePlans() {
    return plans.stream().filter(plan -> plan.getStatus() == CarePlanStatus.ACTIVE).toList();
  }

  @Override
  public Map<String, String> read(Map<String, String> queries) {
    if (queries.containsValue("Patient/" + failing)) {
      throw new IllegalStateException("planned");
    }
    Map<String, String> found = new LinkedHashMap<>();
    queries.forEach(
        (key, query) -> {
          if (query.contains("?")) {
            Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
            String type = query.substring(0, query.indexOf('?'));
            record.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .forEach(resource -> bundle.addEntry().setResource(resource));
            found.put(key, FHIR.newJsonParser().encodeResourceToString(bundle));
          } else if (record.containsKey(query)) {
            found.put(key, FHIR.newJsonParser().encodeResourceToString(record.get(query)));
          }
        });
    return found;
  }

  @Override
  public List<Task> openTasks(String system) {
    return tasks.values().stream()
        .filter(task -> task.getIdentifierFirstRep().getSystem().equals(system))
        .filter(task -> task.getStatus() == TaskStatus.REQUESTED)
        .toList();
  }

  @Override
  public List<Task> tasksChangedSince(String system, String patient, Instant then) {
    return tasks.values().stream()
        .filter(task -> task.getFor().getReference().equals(patient))
        .toList();
  }

  @Override
  public void write(List<Task> written) {
    writes++;
    written.forEach(task -> tasks.put(task.getIdElement().getIdPart(), task.copy()));
  }
}
