package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.card.Card;
import org.mcsguideline.card.Suggestion;

/** The vignettes through the pipeline in process, for each service. */
class VignetteServiceTest {

  private static final String CONFIRM = "Confirm that the patient belongs to the population";

  static Stream<Arguments> all() {
    return Vignettes.all().stream()
        .flatMap(
            vignette ->
                Stream.of(HookService.values()).map(service -> Arguments.of(vignette, service)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesTheExpectedCards(Vignette vignette, HookService service) {
    List<Card> cards = cards(vignette, service);
    List<String> expected = ExpectedCards.of(vignette, service);
    assertThat(cards).as("cards of %s", service.id()).hasSameSizeAs(expected);
    assertThat(expected).allSatisfy(text -> assertThat(cards).anyMatch(card -> says(card, text)));
  }

  @Tag("ch-44")
  @ParameterizedTest
  @MethodSource("all")
  void everyCardIsWhole(Vignette vignette, HookService service) {
    SoftAssertions softly = new SoftAssertions();
    for (Card card : cards(vignette, service)) {
      softly.assertThat(card.summary()).hasSizeLessThan(140).doesNotContain("…");
      softly.assertThat(card.detail()).contains("**Strength:**", "**Certainty:**");
      softly.assertThat(card.detail()).contains("not validated for clinical use");
      softly.assertThat(card.source().label()).startsWith("ILCOR CoSTR ALS 3505");
      softly.assertThat(card.overrideReasons()).hasSize(6);
      softly.assertThat(card.detail()).doesNotContain("null");
      softly
          .assertThat(card.suggestions())
          .allSatisfy(
              suggestion -> {
                assertThat(suggestion.uuid()).isNotBlank();
                assertThat(suggestion.actions()).hasSize(1);
              });
    }
    softly.assertAll();
  }

  @Test
  void monitoringUsesTheIndicatorOfItsWorstItem() {
    for (Vignette vignette : Vignettes.all()) {
      assertThat(cards(vignette, HookService.MONITORING))
          .as(vignette.toString())
          .allSatisfy(
              card ->
                  assertThat(card.indicator())
                      .isEqualTo(ExpectedCards.indicator(vignette.expect().r3())));
    }
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(cards(Vignettes.byId("V23"), HookService.ORDER_REVIEW))
        .singleElement()
        .satisfies(
            card ->
                assertThat(card.detail())
                    .contains("Systolic blood pressure: last value 8 h ago")
                    .contains("drawn before or too soon after ROSC, 9 h ago"));
  }

  @Test
  void offersWhatAPersonCanDoNext() {
    assertThat(labels(Vignettes.byId("V04"), HookService.ORDER_REVIEW))
        .containsExactly("Record a selection rationale", CONFIRM);
    assertThat(labels(Vignettes.byId("V04").withFact("latched", "yes"), HookService.ORDER_REVIEW))
        .containsExactly("Record a selection rationale");
    assertThat(labels(Vignettes.byId("V06"), HookService.PATIENT_REVIEW))
        .contains("Document the Glasgow Coma Scale");
    assertThat(labels(Vignettes.byId("V31"), HookService.PATIENT_REVIEW))
        .containsExactly("Clarify the goals of care", CONFIRM);
    assertThat(labels(Vignettes.byId("V45"), HookService.MONITORING))
        .containsExactly(
            "Order haemoglobin now", "Order creatinine now", "Order a neurological check now");
  }

  @Test
  void saysThatAnOrderAndTheGoalsDiffer() {
    Vignette ordered = Vignettes.byId("V30").withFact("mcs_order", "IABP");
    assertThat(cards(ordered, HookService.ORDER_REVIEW))
        .anyMatch(card -> says(card, "goals of care on record exclude it"));
  }

  private static List<String> labels(Vignette vignette, HookService service) {
    return cards(vignette, service).stream()
        .flatMap(card -> card.suggestions().stream())
        .map(Suggestion::label)
        .toList();
  }

  private static List<Card> cards(Vignette vignette, HookService service) {
    return Guideline.adviser()
        .advise(Guideline.request(HookRequestJson.of(vignette, service), service))
        .cards();
  }

  private static boolean says(Card card, String text) {
    return card.summary().contains(text) || String.valueOf(card.detail()).contains(text);
  }
}
