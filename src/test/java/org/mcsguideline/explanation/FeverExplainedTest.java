package org.mcsguideline.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mcsguideline.decision.KeptDecision;
import org.mcsguideline.decision.KeptDecision.KeptCard;
import org.mcsguideline.decision.KeptDecision.KeptPlan;
import org.mcsguideline.decision.KeptDecision.KeptState;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.LogicDefine.Kind;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.Threshold;
import org.mcsguideline.tiny.TinyGuideline;

/** Another guideline is explained by the same runtime. */
class FeverExplainedTest {

  private static final String PLAN = TinyGuideline.CANONICAL + "/PlanDefinition/fever-rec";

  private static KeptState state(String state) {
    return new KeptState(state, List.of(), List.of(), List.of("Observation/t1"), 1);
  }

  private static Explanation explained(String state) {
    return new Explaining(TinyGuideline.knowledge())
        .explain(
            new KeptDecision(
                "d1",
                TinyGuideline.CANONICAL + "/PlanDefinition/fever-review",
                "2024-03-01T10:00:00Z",
                Map.of(),
                List.of(
                    new KeptPlan(
                        PLAN,
                        null,
                        "unknown",
                        "unknown",
                        List.of(),
                        List.of(new KeptCard("c1", "fever", "SHOWN")))),
                Map.of("Fever.Fever Is Present", state(state)),
                Map.of(
                    "Observation/t1",
                    Map.of("what", "Body temperature", "time", "2024-03-01T09:00:00Z"))));
  }

  private static Criterion fever(Explanation explanation) {
    return Objects.requireNonNull(explanation.defines().get("Fever.Fever Is Present"));
  }

  @Test
  void leadsToRuleThresholdSentenceAndData() {
    Explanation explanation = explained("true");
    Recommended told = explanation.recommendations().get(0);
    Criterion fever = fever(explanation);

    assertThat(told.conditions()).contains(fever.key());
    assertThat(told.criteria()).contains(fever.key());
    assertThat(fever.cql()).contains("Newest Value");
    assertThat(fever.thresholds()).containsExactly("Fever.Fever Limit");
    assertThat(explanation.thresholds()).containsKey("Fever.Fever Limit");
    assertThat(explanation.ledger().get("F1"))
        .extracting(row -> Objects.requireNonNull(row).statement())
        .isEqualTo("Fever is a temperature above a limit");
    assertThat(explanation.data().get("Observation/t1"))
        .extracting(datum -> Objects.requireNonNull(datum).minutesBefore())
        .isEqualTo(60L);
  }

  @Test
  void keepsAStateThatIsUnknown() {
    assertThat(fever(explained("unknown")).state()).isEqualTo("unknown");
  }

  @Test
  void saysOfWhatWasNotNeededThatItWasNotAsked() {
    assertThat(
            Objects.requireNonNull(explained("true").defines().get("Fever.Newest Temperature"))
                .state())
        .isEqualTo("not asked");
  }

  @Test
  void tellsCriteriaFromFactsAndWords() {
    KnowledgeBase knowledge = TinyGuideline.knowledge();
    assertThat(kind(knowledge, "Fever.Fever Is Present")).isEqualTo(Kind.CRITERION);
    assertThat(kind(knowledge, "Fever.Newest Temperature")).isEqualTo(Kind.FACT);
    assertThat(kind(knowledge, "Fever.Fever Text")).isEqualTo(Kind.WORDING);
  }

  private static Kind kind(KnowledgeBase knowledge, String key) {
    return Objects.requireNonNull(knowledge.grounds().defines().get(key)).kind();
  }

  @Test
  void aThresholdIsTheOneOfTheSite() {
    Map<String, Threshold> chosen =
        TinyGuideline.knowledge()
            .withSite(List.of(new SiteParameter("Fever Limit", "Quantity", "38.5 Cel")), "h")
            .grounds()
            .thresholds();
    Threshold limit = Objects.requireNonNull(chosen.get("Fever.Fever Limit"));
    assertThat(limit.value()).isEqualTo("38.5 Cel");
    assertThat(limit.chosen()).isTrue();
    assertThat(
            Objects.requireNonNull(
                    TinyGuideline.knowledge().grounds().thresholds().get("Fever.Fever Limit"))
                .chosen())
        .isFalse();
  }
}
