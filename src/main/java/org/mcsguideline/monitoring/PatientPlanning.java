package org.mcsguideline.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.request.Prefetched;

/** Works out what a plan holds for a patient, from what the store has of that patient. */
record PatientPlanning(RecordEvaluation evaluation, PatientDataReader patientData) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATIENT_TOKEN = "{{context.patientId}}";
  private static final String PATIENTS = "Patient/";

  PlannedChecks planned(ScheduledPlan plan, String patient, CareStore store, Instant now) {
    String id = patient.substring(patient.indexOf(PATIENTS) + PATIENTS.length());
    Map<String, String> queries = new LinkedHashMap<>();
    for (PrefetchTemplate template : plan.data()) {
      queries.put(template.key(), template.query().replace(PATIENT_TOKEN, id));
    }
    Map<String, Prefetched> data = new HashMap<>();
    store.read(queries).forEach((key, json) -> data.put(key, parsed(json)));
    Findings findings =
        evaluation.evaluate(
            Defines.of(plan),
            patientData.read(id, data, queries.keySet()),
            now.atOffset(ZoneOffset.UTC));
    return ScheduleReading.read(findings.value(plan.library(), plan.define()));
  }

  private static Prefetched parsed(String json) {
    try {
      return new Prefetched.Resource(JSON.readTree(json));
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("The store gave no JSON.", malformed);
    }
  }
}
