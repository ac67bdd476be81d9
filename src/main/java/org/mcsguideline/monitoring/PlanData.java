package org.mcsguideline.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.request.Prefetched;

/** What a plan reads of one patient. */
record PlanData(ScheduledPlan plan, String patientId) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATIENT_TOKEN = "{{context.patientId}}";

  /** FHIR queries by key. */
  Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    for (PrefetchTemplate template : plan.data()) {
      queries.put(template.key(), template.query().replace(PATIENT_TOKEN, patientId));
    }
    return queries;
  }

  /** What the queries gave; a key that is left out could not be read. */
  PatientRecord record(Map<String, String> json, PatientDataReader reader) {
    Map<String, Prefetched> data = new HashMap<>();
    json.forEach((key, text) -> data.put(key, parsed(text)));
    return reader.read(patientId, data, queries().keySet());
  }

  private static Prefetched parsed(String json) {
    try {
      return new Prefetched.Resource(JSON.readTree(json));
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("The store gave no JSON.", malformed);
    }
  }
}
