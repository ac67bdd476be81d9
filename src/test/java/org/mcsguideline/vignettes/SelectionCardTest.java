package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.card.Card;

/** How the profile is shown: presentation rules of the specification, section 3c. */
class SelectionCardTest {

  private static final List<String> ORDER =
      List.of(
          "F1", "F2", "F3a", "F3b", "F23", "F4", "F5", "U1", "U2", "U3", "U4", "U5", "M1x", "S1");

  private static final Pattern NEVER =
      Pattern.compile(
          "\\b(eligible|indicated|candidate|contraindicated|recommended|score of|ranking)\\b",
          Pattern.CASE_INSENSITIVE);

  static Stream<Vignette> profiles() {
    return Vignettes.all().stream()
        .filter(vignette -> vignette.expect().r2().startsWith("PROFILE"));
  }

  @Test
  void thereAreProfiles() {
    assertThat(profiles()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theOrderIsFixedAndEveryFeatureIsWhole(Vignette vignette) {
    assertThat(features(Addition.to(vignette)))
        .extracting(feature -> feature.get("id"))
        .isEqualTo(ORDER);
    assertThat(features(Addition.to(vignette)))
        .allSatisfy(
            feature -> {
              assertThat(feature.get("state")).isIn("MET", "NOT MET", "CONFLICT", "NOT KNOWN");
              assertThat((String) feature.get("evidence")).endsWith(".");
              assertThat((String) feature.get("label")).contains("S");
            });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whatIsKnownNamesItsSource(Vignette vignette) {
    assertThat(features(Addition.to(vignette)))
        .filteredOn(feature -> !"NOT KNOWN".equals(feature.get("state")))
        .filteredOn(feature -> !"F23".equals(feature.get("id")))
        .isNotEmpty()
        .allSatisfy(
            feature ->
                assertThat((String) feature.get("value"))
                    .matches("(?s).*(Observation|Condition|Procedure)/.*"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theCardSaysWhatItMustAndNothingElse(Vignette vignette) {
    String detail = profile(vignette);
    assertThat(detail)
        .contains(
            ExpectedCards.R2,
            "the same source suggests against *routine* use (weak recommendation, low certainty)",
            "They are not a validated selection rule.",
            "Other guidelines, beside this one and no part of it",
            "SCAI SHOCK stage, shown beside and no gate");
    assertThat(NEVER.matcher(detail).find()).isFalse();
    assertThat(detail.indexOf("\nwhat the DanGer trial enrolled\n"))
        .isGreaterThan(detail.indexOf("Population as recorded"));
    assertThat(detail).endsWith("\\[P05\\]").doesNotContain("…");
  }

  @ParameterizedTest
  @CsvSource({
    "V04, yes, stands on the card beside this one",
    "V04, no, The selection profile of R2 is held: Micro-axial flow pump: cannot be used here now",
  })
  void theCardOnRoutineUseSaysWhereTheProfileIs(String vignette, String setting, String text) {
    Vignette ordered = Vignettes.byId(vignette).withFact("setting", setting);
    assertThat(cards(ordered))
        .filteredOn(card -> String.valueOf(card.detail()).contains(ExpectedCards.R1))
        .singleElement()
        .satisfies(card -> assertThat(card.detail()).contains(text));
  }

  @Test
  void aPressureThatIsMetBecauseOfADrugSaysSo() {
    assertThat(profile(Vignettes.byId("V21")))
        .contains(
            "Hypotension or circulatory support: MET (systolic pressure 96 mmHg, 12 min ago);"
                + " vasopressor or inotrope running");
  }

  @Test
  void hypoperfusionThatIsMetBecauseOfTheSkinSaysSo() {
    Vignette cold = Vignettes.byId("V04").withFact("lactate", "missing");
    assertThat(profile(cold))
        .contains(
            "Hypoperfusion: MET; not known: lactate (no value); skin cold or clammy, 12 min ago");
  }

  @ParameterizedTest
  @CsvSource({"2.05, 2.05", "2.1, 2.1", "5, 5", "12.34, 12.34"})
  void lactateIsShownAsRecorded(String recorded, String shown) {
    Vignette vignette = Vignettes.byId("V21").withFact("lactate", recorded);
    assertThat(profile(vignette)).contains("(lactate " + shown + " mmol/L, ");
  }

  @Test
  void theStageIsShownWithItsModifierAndDecidesNothing() {
    Addition staged =
        Addition.to("V04")
            .observation(
                Codes.SCAI_STAGE,
                "1",
                stage -> {
                  stage.setValue(Chart.concept(Codes.SCAI_STAGE_C));
                  stage
                      .addComponent()
                      .setCode(Chart.concept(Codes.SCAI_ARREST))
                      .setValue(new BooleanType(true));
                });
    assertThat(staged.value("McsSelectionFacts", "Scai In Words"))
        .isEqualTo(
            "SCAI SHOCK stage, shown beside and no gate: C, with the modifier for cardiac arrest"
                + " (60 min ago, Observation/v04-added-1). [P06, P23]");
    assertThat(staged.answers()).usingRecursiveComparison().isEqualTo(Addition.to("V04").answers());
  }

  @Test
  void shockOfUnknownCauseIsToldThatAnotherCauseIsOutside() {
    assertThat(cards(Vignettes.byId("V19")))
        .singleElement()
        .satisfies(
            card ->
                assertThat(card.detail())
                    .contains(
                        "Shock that is not cardiogenic is outside the recommendation statements."));
    assertThat(cards(Vignettes.byId("V18"))).isEmpty();
  }

  private static List<? extends Map<?, ?>> features(Addition record) {
    return ((Collection<?>)
            Objects.requireNonNull(record.value("McsSelectionFeatures", "Features")))
        .stream().map(feature -> (Map<?, ?>) feature).toList();
  }

  private static String profile(Vignette vignette) {
    return cards(vignette).stream()
        .map(card -> String.valueOf(card.detail()))
        .filter(detail -> detail.contains("not a validated selection rule"))
        .reduce((one, two) -> Arrays.asList(one, two).toString())
        .orElseThrow();
  }

  private static List<Card> cards(Vignette vignette) {
    HookService service = HookService.PATIENT_REVIEW;
    return Guideline.adviser()
        .advise(Guideline.request(HookRequestJson.of(vignette, service), service))
        .cards();
  }
}
