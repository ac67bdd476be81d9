package org.mcsguideline.recommendation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.knowledge.CardSubject;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.knowledge.PlanAction;
import org.mcsguideline.knowledge.SuggestedStep;

/** Picks what applies, in the order the guideline's author gave. */
public final class RecommendationSelection {

  private RecommendationSelection() {}

  /**
   * The actions of the service's plans whose conditions are all true.
   *
   * @throws ConditionNotTwoValued when a condition is unknown; the guideline has to say so itself
   */
  public static List<Recommendation> select(GuidelineService service, Findings findings) {
    return service.plans().stream()
        .flatMap(
            plan ->
                plan.actions().stream()
                    .filter(action -> allTrue(plan, action.conditions(), findings))
                    .map(action -> recommendation(plan, action, findings)))
        .toList();
  }

  private static boolean allTrue(Plan plan, List<String> conditions, Findings findings) {
    boolean all = true;
    for (String condition : conditions) {
      if (findings.value(plan.library(), condition) instanceof Boolean value) {
        all &= value;
      } else {
        throw new ConditionNotTwoValued(plan.canonical(), condition);
      }
    }
    return all;
  }

  private static Recommendation recommendation(Plan plan, PlanAction action, Findings findings) {
    String title = text(plan, action.content().titleDefine(), findings);
    return new Recommendation(
        plan,
        action,
        title == null ? action.content().title() : title,
        subject(plan, action, findings),
        text(plan, action.content().textDefine(), findings),
        action.choices().steps().stream()
            .filter(step -> allTrue(plan, step.conditions(), findings))
            .map(step -> offered(plan, step, findings))
            .toList());
  }

  private static @Nullable String subject(Plan plan, PlanAction action, Findings findings) {
    CardSubject subject = action.choices().subject();
    return subject == null ? null : text(plan, subject.define(), findings);
  }

  private static OfferedStep offered(Plan plan, SuggestedStep step, Findings findings) {
    String label = text(plan, step.labelDefine(), findings);
    return new OfferedStep(step.id(), label == null ? step.label() : label, step.activities());
  }

  private static @Nullable String text(Plan plan, @Nullable String define, Findings findings) {
    if (define == null) {
      return null;
    }
    Object value = findings.value(plan.library(), define);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
