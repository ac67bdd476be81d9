package org.mcsguideline.evaluation;

import java.time.OffsetDateTime;
import org.mcsguideline.patientdata.PatientRecord;

/** Works out defines for one patient at one time. Safe for use by many threads at once. */
@FunctionalInterface
public interface RecordEvaluation {

  /**
   * Evaluates the defines together, so that what they share is worked out once.
   *
   * @throws DefineFailed when a define ends with an error
   */
  Findings evaluate(Defines defines, PatientRecord patient, OffsetDateTime decisionTime);
}
