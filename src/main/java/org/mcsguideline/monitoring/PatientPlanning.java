package org.mcsguideline.monitoring;

import java.time.Instant;
import java.time.ZoneOffset;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.patientdata.PatientDataReader;

/** Works out what a plan holds for a patient, from what the store has of that patient. */
record PatientPlanning(RecordEvaluation evaluation, PatientDataReader patientData) {

  private static final String PATIENTS = "Patient/";

  PlannedChecks planned(ScheduledPlan plan, String patient, CareStore store, Instant now) {
    String id = patient.substring(patient.indexOf(PATIENTS) + PATIENTS.length());
    PlanData data = new PlanData(plan, id);
    Findings findings =
        evaluation.evaluate(
            Defines.of(plan),
            data.record(store.read(data.queries()), patientData),
            now.atOffset(ZoneOffset.UTC));
    return ScheduleReading.read(findings.value(plan.library(), plan.define()));
  }
}
