package org.mcsguideline.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.tiny.TinyGuideline;

class RecommendationSelectionTest {

  private final GuidelineService service = TinyGuideline.service();
  private final Map<String, Object> values = new HashMap<>();

  RecommendationSelectionTest() {
    values.put("Fever Is Present", true);
    values.put("Fever Cannot Be Told", false);
    values.put("Nurse Can Be Called", true);
    values.put("Fever Title", null);
    values.put("Fever Text", " ");
    values.put("Unavailable Text", null);
  }

  private Findings findings() {
    return new Findings(Map.of("Fever", values));
  }

  @Test
  void picksTheActionsWhoseConditionsAreTrue() {
    assertThat(RecommendationSelection.select(service, findings()))
        .extracting(found -> found.action().id())
        .containsExactly("fever");
  }

  @Test
  void keepsTheAuthoredTitleWhenThereIsNoOther() {
    assertThat(RecommendationSelection.select(service, findings()))
        .extracting(Recommendation::title)
        .containsExactly("The temperature is high");
  }

  @Test
  void leavesOutAStepWhoseConditionIsFalse() {
    values.put("Nurse Can Be Called", false);

    assertThat(RecommendationSelection.select(service, findings()))
        .allSatisfy(found -> assertThat(found.steps()).isEmpty())
        .hasSize(1);
  }

  @Test
  void neverTakesUnknownForFalse() {
    values.put("Fever Is Present", null);

    assertThatThrownBy(() -> RecommendationSelection.select(service, findings()))
        .isInstanceOf(ConditionNotTwoValued.class)
        .hasMessageContaining("Fever Is Present")
        .hasMessageContaining("PlanDefinition/fever-rec");
  }

  @Test
  void neverTakesADefineForUnknownThatWasNotEvaluated() {
    values.remove("Fever Is Present");

    assertThatThrownBy(() -> RecommendationSelection.select(service, findings()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
