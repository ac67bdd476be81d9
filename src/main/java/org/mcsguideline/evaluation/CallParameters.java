package org.mcsguideline.evaluation;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.runtime.DateTime;

/** The parameters of the logic in one call: the choices of the site, the time, what is missed. */
final class CallParameters {

  private static final String DECISION_TIME = "Decision Time";
  private static final String UNAVAILABLE_DATA = "Unavailable Data";

  private CallParameters() {}

  static Map<String, Object> of(
      Map<String, Object> siteValues, PatientRecord patient, OffsetDateTime decisionTime) {
    Map<String, Object> parameters = new HashMap<>(siteValues);
    parameters.put(DECISION_TIME, new DateTime(decisionTime));
    parameters.put(UNAVAILABLE_DATA, List.copyOf(patient.unavailable()));
    return parameters;
  }
}
