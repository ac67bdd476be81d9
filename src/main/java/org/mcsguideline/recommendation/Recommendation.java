package org.mcsguideline.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.knowledge.PlanAction;

/**
 * A plan's action that applies to this patient.
 *
 * @param title authored, or made for this patient
 * @param subject what it is about, as the author tells; null when it must not be taken for an
 *     earlier one
 * @param patientText plain text made for this patient; null when there is none
 */
public record Recommendation(
    Plan plan,
    PlanAction action,
    String title,
    @Nullable String subject,
    @Nullable String patientText,
    List<OfferedStep> steps) {

  public Recommendation {
    steps = List.copyOf(steps);
  }
}
