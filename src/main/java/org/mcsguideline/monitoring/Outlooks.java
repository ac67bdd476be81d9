package org.mcsguideline.monitoring;

import java.time.ZoneOffset;
import java.util.Map;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.patientdata.PatientDataReader;

/** Works out what boards show. Writes nothing. */
public final class Outlooks {

  private final RecordEvaluation evaluation;
  private final PatientDataReader patientData;

  public Outlooks(RecordEvaluation evaluation, PatientDataReader patientData) {
    this.evaluation = evaluation;
    this.patientData = patientData;
  }

  /**
   * What has to be read of a patient.
   *
   * @return FHIR queries by key; a read of one resource, or a search
   */
  public static Map<String, String> queries(ScheduledPlan plan, String patientId) {
    return new PlanData(plan, patientId).queries();
  }

  /**
   * The outlook of a patient.
   *
   * @param plan one with a board
   * @param patientId bare logical id
   * @param data JSON of a resource or bundle by key; a key that is left out could not be read
   * @throws IllegalArgumentException when the plan has no board
   * @throws org.mcsguideline.patientdata.UnreadableResource when the data cannot be used
   */
  public Outlook of(
      ScheduledPlan plan, String patientId, Map<String, String> data, Outlook.Span span) {
    ScheduledPlan.Board board = plan.board();
    if (board == null) {
      throw new IllegalArgumentException("The plan has no board: " + plan.canonical());
    }
    Findings findings =
        evaluation.evaluate(
            Defines.ofBoard(plan),
            new PlanData(plan, patientId).record(data, patientData),
            span.now().atOffset(ZoneOffset.UTC));
    return new OutlookReading(new Expansion(span.begun(), span.now(), span.ahead()))
        .read(
            findings.value(plan.library(), plan.define()),
            findings.value(plan.library(), board.define()));
  }
}
