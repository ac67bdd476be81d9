package org.mcsguideline.web.board;

import java.util.Map;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.monitoring.Outlook;

/** Works out what a plan holds for a patient, by the guideline of the moment. */
@FunctionalInterface
public interface OutlookSource {

  /**
   * The outlook of a patient.
   *
   * @param data JSON of a resource or bundle by key of the plan's data; what is left out could not
   *     be read
   * @throws OutlookFailed when the data cannot be used
   */
  Outlook of(ScheduledPlan plan, String patientId, Map<String, String> data, Outlook.Span span)
      throws OutlookFailed;
}
