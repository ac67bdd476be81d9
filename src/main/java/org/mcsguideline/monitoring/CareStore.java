package org.mcsguideline.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Task;

/** Where plans, patients' data and tasks are kept. */
public interface CareStore {

  /** Every active care plan, in the order in which they were stored. */
  List<CarePlan> activePlans();

  /**
   * What queries find.
   *
   * @param queries FHIR queries by key; a read of one resource, or a search
   * @return JSON of a resource or bundle by key; a key is left out when there is no such resource
   */
  Map<String, String> read(Map<String, String> queries);

  /** Every open task that bears an identifier of the system. */
  List<Task> openTasks(String system);

  /**
   * Every task of a patient that bears an identifier of the system and was changed since then.
   *
   * @param patient such as {@code Patient/1}
   */
  List<Task> tasksChangedSince(String system, String patient, Instant then);

  /** Writes all or none, each under its own id. */
  void write(List<Task> tasks);
}
