package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.card.Card;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.explanation.Explanation;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.Threshold;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** From every card of every vignette there is a way to the evidence. */
class ExplainedCardsTest {

  private static final Adviser ADVISER = Guideline.adviser();
  private static final Explaining EXPLAINING = new Explaining(Guideline.knowledge());

  static Explanation explained(Advice advice, boolean patientContent) {
    String json =
        FhirContext.forR4Cached()
            .newJsonParser()
            .encodeResourceToString(
                new GuidanceResponses(Desk.CODES, patientContent).of(advice.decision()));
    return EXPLAINING.explain(
        KeptDecisions.of(
            FhirContext.forR4Cached().newJsonParser().parseResource(GuidanceResponse.class, json)));
  }

  static Advice advice(Vignette vignette, HookService service) {
    return ADVISER.advise(Guideline.request(HookRequestJson.of(vignette, service), service));
  }

  static List<Vignette> vignettes() {
    return Vignettes.all();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void leadsFromEveryCardToItsEvidence(Vignette vignette) {
    for (HookService service : HookService.values()) {
      Advice advice = advice(vignette, service);
      Explanation explanation = explained(advice, true);
      for (Card card : advice.cards()) {
        walk(explanation, card.uuid());
      }
      assertThat(deadEnds(explanation)).as(service.id()).isEmpty();
    }
  }

  private static void walk(Explanation explanation, String uuid) {
    Recommended told =
        explanation.recommendations().stream()
            .filter(recommended -> recommended.cards().contains(uuid))
            .findFirst()
            .orElseThrow();
    assertThat(told.sentences()).first().isEqualTo("L-" + told.title().substring(0, 2));
    assertThat(told.conditions()).isNotEmpty();
    assertThat(told.conditions())
        .as("what made the card appear")
        .allMatch(key -> state(explanation, key).equals("true"));
    assertThat(told.criteria())
        .as("criteria with a state of this call")
        .anyMatch(key -> !state(explanation, key).equals("not asked"));
    List<EvidencePiece> evidence =
        told.sentences().stream()
            .flatMap(id -> row(explanation, id).evidence().stream())
            .map(explanation.evidence()::get)
            .filter(Objects::nonNull)
            .toList();
    assertThat(evidence).isNotEmpty();
    assertThat(evidence).allMatch(piece -> !piece.lines().isEmpty() || !piece.links().isEmpty());
  }

  private static LedgerRow row(Explanation explanation, String id) {
    return Objects.requireNonNull(explanation.ledger().get(id), id);
  }

  private static String state(Explanation explanation, String key) {
    return Objects.requireNonNull(explanation.defines().get(key), key).state();
  }

  /** Names that lead nowhere, and criteria and thresholds that say nothing of themselves. */
  static List<String> deadEnds(Explanation explanation) {
    List<String> dead = new ArrayList<>();
    for (Criterion criterion : explanation.defines().values()) {
      if (criterion.cql().isBlank()) {
        dead.add("no rule: " + criterion.key());
      }
      if (criterion.ledger().isEmpty()) {
        dead.add("no sentence: " + criterion.key());
      }
      missing(criterion.uses(), explanation.defines().keySet(), dead);
      missing(criterion.thresholds(), explanation.thresholds().keySet(), dead);
      missing(criterion.ledger(), explanation.ledger().keySet(), dead);
      missing(criterion.cites(), explanation.evidence().keySet(), dead);
      missing(criterion.data(), explanation.data().keySet(), dead);
    }
    for (Threshold threshold : explanation.thresholds().values()) {
      if (threshold.label().isBlank()) {
        dead.add("no label: " + threshold.key());
      }
      missing(threshold.cites(), explanation.evidence().keySet(), dead);
    }
    for (LedgerRow row : explanation.ledger().values()) {
      missing(row.discrepancies(), explanation.evidence().keySet(), dead);
      missing(row.evidence(), explanation.evidence().keySet(), dead);
    }
    for (EvidencePiece piece : explanation.evidence().values()) {
      missing(piece.related(), explanation.evidence().keySet(), dead);
    }
    return dead;
  }

  private static void missing(List<String> keys, Set<String> known, List<String> dead) {
    keys.stream().filter(key -> !known.contains(key)).forEach(key -> dead.add("nothing: " + key));
  }

  private static Explanation ofDemo(boolean patientContent) {
    return explained(advice(Vignettes.byId("V04"), HookService.ORDER_REVIEW), patientContent);
  }

  @Test
  void tellsWhatWasReadWithItsAge() {
    Explanation explanation = ofDemo(true);
    Criterion low =
        Objects.requireNonNull(
            explanation.defines().get("McsPatientFacts.Systolic Pressure Is Low"));
    assertThat(low.state()).isEqualTo("true");
    assertThat(low.thresholds()).contains("McsThresholds.Systolic Pressure Limit");
    assertThat(low.data()).isNotEmpty();
    assertThat(low.data())
        .map(explanation.data()::get)
        .anySatisfy(
            datum -> {
              assertThat(datum.unit()).isEqualTo("mmHg");
              assertThat(datum.minutesBefore()).isBetween(0L, 120L);
            });
  }

  @Test
  void leavesOutEveryValueWherePatientContentIsNotKept() {
    Explanation explanation = ofDemo(false);
    assertThat(explanation.valuesKept()).isFalse();
    assertThat(explanation.data()).isEmpty();
    assertThat(explanation.defines().values())
        .allSatisfy(
            criterion -> {
              assertThat(criterion.values().stream().filter(v -> !v.isEmpty())).isEmpty();
              assertThat(criterion.items()).isEmpty();
            });
    assertThat(state(explanation, "McsCriteria.Is In Population")).isEqualTo("true");
    assertThat(deadEnds(explanation)).isEmpty();
  }

  @Test
  void namesUnknownAndConflictByThemselves() {
    Set<String> states = new TreeSet<>();
    Stream.of("V04", "V06", "V08", "V23")
        .flatMap(
            id ->
                explained(advice(Vignettes.byId(id), HookService.PATIENT_REVIEW), true)
                    .defines()
                    .values()
                    .stream())
        .map(Criterion::state)
        .forEach(states::add);
    assertThat(states).contains("true", "false", "unknown", "conflict", "known");
  }

  @Test
  void featuresCarryTheirNameValueAndDiscrepancies() {
    Explanation explanation = ofDemo(true);
    Criterion gcs =
        Objects.requireNonNull(explanation.defines().get("McsSelectionFeatures.Gcs State"));
    assertThat(gcs.name()).isEqualTo("GCS at hospital arrival");
    assertThat(gcs.values().get(0)).startsWith("E");
    assertThat(gcs.cites()).contains("D01", "D02");
    assertThat(Objects.requireNonNull(explanation.evidence().get("D01")).lines())
        .map(EvidencePiece.Line::name)
        .contains("reading a", "reading b");
  }

  @Test
  void showsTheFeaturesAmongTheCriteria() {
    Recommended profile =
        ofDemo(true).recommendations().stream()
            .filter(told -> told.plan().contains("selected-use"))
            .findFirst()
            .orElseThrow();
    assertThat(profile.criteria())
        .contains("McsSelectionFeatures.Gcs State", "McsSelectionFeatures.Stemi State");
  }

  @Test
  void saysWhenTheGuidelineHasChangedSince() {
    assertThat(ofDemo(true).current()).isTrue();
    KeptDecision kept =
        KeptDecisions.of(
            new GuidanceResponses(Desk.CODES, true)
                .of(advice(Vignettes.byId("V04"), HookService.ORDER_REVIEW).decision()));
    KeptDecision older =
        new KeptDecision(
            kept.id(),
            kept.service(),
            kept.time(),
            java.util.Map.of("knowledgeVersion", "2020"),
            kept.plans(),
            kept.defines(),
            kept.read());
    assertThat(EXPLAINING.explain(older).current()).isFalse();
  }
}
