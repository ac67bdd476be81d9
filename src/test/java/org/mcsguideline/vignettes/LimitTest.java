package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Below, at and above each limit; one fact of a vignette is changed. */
class LimitTest {

  @ParameterizedTest
  @CsvSource({
    // vignette, fact, value, population
    "V04, age, 17, FALSE",
    "V04, age, 18, TRUE",
    "V04, h_since_arrest, 71.9, TRUE",
    "V04, h_since_arrest, 72, TRUE",
    "V04, h_since_arrest, 72.01, FALSE",
    "V17, rosc_min, 19, UNKNOWN",
    "V17, rosc_min, 19.9, UNKNOWN",
    "V17, rosc_min, 20, TRUE",
    "V04, sbp, 89, TRUE",
    "V04, sbp, 90, FALSE",
    "V04, sbp, 91, FALSE",
    "V04, sbp_low_min, 29, UNKNOWN",
    "V04, sbp_low_min, 30, TRUE",
    "V04, sbp_low_min, 31, TRUE",
    "V21, bp_age_h, 1.9, TRUE",
    "V21, bp_age_h, 2, TRUE",
    "V21, bp_age_h, 2.01, UNKNOWN",
    "V21, lactate, 1.9, UNKNOWN",
    "V21, lactate, 2.0, UNKNOWN",
    "V21, lactate, 2.1, TRUE",
    "V33, lactate_age_h, 0.5, TRUE",
    "V24, lactate_min_after_rosc, 59, UNKNOWN",
    "V24, lactate_min_after_rosc, 60, TRUE",
    "V24, lactate_min_after_rosc, 61, TRUE",
    "V24, cold_skin, yes, TRUE",
  })
  void decidesThePopulation(String vignette, String fact, String value, String population) {
    assertThat(changed(vignette, fact, value).population()).isEqualTo(population);
  }

  @ParameterizedTest
  @CsvSource({
    // vignette, fact, value, feature, state
    "V09, gcs.motor, 2, F1, NOT_MET",
    "V09, gcs.motor, 3, F1, CONFLICT",
    "V09, gcs.motor, 4, F1, MET",
    "V09, gcs_min_after_arrival, 0, F1, MET",
    "V09, gcs_min_after_arrival, 60, F1, MET",
    "V09, gcs_min_after_arrival, 60.1, F1, UNKNOWN",
    "V09, sedated, yes, F1, UNKNOWN",
    "V09, gcs.verbal, NT, F1, UNKNOWN",
    "V12, low_flow, 9, F3b, MET",
    "V12, low_flow, 9.9, F3b, MET",
    "V12, low_flow, 10, F3b, CONFLICT",
    "V12, low_flow, 10.1, F3b, NOT_MET",
    "V11, no_flow, 1, F3b, MET",
    "V11, no_flow, 2, F3b, CONFLICT",
    "V12, low_flow, 9, F23, MET",
    "V12, low_flow, 10, F23, UNKNOWN",
    "V12, low_flow, 11, F23, NOT_MET",
  })
  void decidesAFeature(
      String vignette, String fact, String value, String feature, String expected) {
    assertThat(changed(vignette, fact, value).features()).containsEntry(feature, expected);
  }

  @ParameterizedTest
  @CsvSource({
    // vignette, fact, value, item, whether it is overdue
    "V25, device_h, 0.5, LIMB, false",
    "V25, device_h, 0.51, LIMB, true",
    "V34, limb_last_min, 45, LIMB, false",
    "V34, limb_last_min, 46, LIMB, true",
    "V45, limb_last_min, 89, LIMB, false",
    "V45, limb_last_min, 90, LIMB, false",
    "V45, limb_last_min, 91, LIMB, true",
    "V34, neuro_last_min, 90, NEURO, false",
    "V34, neuro_last_min, 90.1, NEURO, true",
    "V39, hb_last_h, 14, BLEED, false",
    "V39, hb_last_h, 14.01, BLEED, true",
    "V45, creat_last_h, 28, AKI, false",
    "V45, creat_last_h, 28.1, AKI, true",
    "V34, hb_last_h, 10, BLEED, false",
    "V34, hb_last_h, 10.1, BLEED, true",
  })
  void decidesWhatIsOverdue(
      String vignette, String fact, String value, String item, boolean overdue) {
    assertThat(changed(vignette, fact, value).overdue().contains(item)).isEqualTo(overdue);
  }

  @ParameterizedTest
  @CsvSource({
    "V46, hb_drop_24h, 2.9, false",
    "V46, hb_drop_24h, 3.0, true",
    "V46, hb_drop_24h, 3.1, true",
  })
  void decidesWhichFallOfHaemoglobinIsLookedAtAgain(
      String vignette, String fact, String value, boolean watched) {
    assertThat(changed(vignette, fact, value).watch().contains("BLEED")).isEqualTo(watched);
  }

  @ParameterizedTest
  @CsvSource({
    "V28, removed_h, 2.9, POST_REMOVAL_WATCH",
    "V29, removed_h, 24, POST_REMOVAL_WATCH",
    "V29, removed_h, 24.01, NOT_ACTIVE",
  })
  void endsTheWatchAfterRemoval(String vignette, String fact, String value, String state) {
    assertThat(changed(vignette, fact, value).r3()).isEqualTo(state);
  }

  private static Answers changed(String vignette, String fact, String value) {
    Vignette other = Vignettes.byId(vignette).withFact(fact, value);
    return Answers.to(HookRequestJson.of(other, HookService.PATIENT_REVIEW));
  }
}
