package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.recommendation.RecommendationSelection;
import org.mcsguideline.vignettes.CaseAnswers;
import org.mcsguideline.vignettes.Guideline;

/** Whether a card is shown is never unknown, whatever is unknown about the patient. */
class ConditionTest {

  @Test
  @Tag("T-SAFETY")
  void everyConditionOfAPlanIsYesOrNoInEveryCase() {
    GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
    Collection<GuidelineService> services = Guideline.knowledge().services().values();
    List<ReadCase> cases = ReadCase.all();
    assertThat(cases).hasSizeGreaterThan(1000);
    assertThat(cases)
        .allSatisfy(
            asked -> {
              Findings findings =
                  guideline.evaluate(CaseAnswers.everything(), asked.record(), asked.time());
              assertThat(services)
                  .allSatisfy(
                      service ->
                          assertThatCode(
                                  () ->
                                      assertThat(RecommendationSelection.select(service, findings))
                                          .isNotNull())
                              .as(asked.asked().name())
                              .doesNotThrowAnyException());
            });
  }

  /** An item of which one of these is unknown would be neither fine nor not known on the card. */
  @Test
  @Tag("T-SAFETY")
  void everyItemOfMonitoringIsYesOrNoInEveryCase() {
    GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
    Defines items = new Defines(Map.of("McsRecMonitoring", Set.of("Items")));
    int seen = 0;
    for (ReadCase asked : ReadCase.all()) {
      Object value =
          guideline
              .evaluate(items, asked.record(), asked.time())
              .value("McsRecMonitoring", "Items");
      for (Object item : (List<?>) Objects.requireNonNull(value)) {
        for (String state : List.of("alarm", "watch", "unknown", "overdue")) {
          assertThat(((Map<?, ?>) item).get(state)).as(asked.asked().name()).isNotNull();
        }
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(1000);
  }
}
