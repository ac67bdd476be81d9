package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a device and its checks when the record is odd. V34: V-A ECMO for 2 h. */
class DeviceCourseTest {

  private static final Coding HEART_ASSIST_REMOVAL =
      new Coding(
          "http://www.cms.gov/Medicare/Coding/ICD10",
          "02PA3RZ",
          "Removal of Short-term External Heart Assist System from Heart, Percutaneous Approach");

  @Test
  void anAlarmingFindingStandsAfterACheckWithoutFinding() {
    Answers answers =
        Addition.to("V34")
            .finding(Codes.LIMB_CHECK, Codes.LIMB_NO_DOPPLER, "1")
            .finding(Codes.NEURO_CHECK, Codes.NEURO_PUPIL_CHANGE, "1")
            .answers();
    assertThat(answers.alarm()).containsExactly("LIMB", "NEURO");
  }

  @ParameterizedTest
  @CsvSource({"23.9, true", "24, true", "24.1, false"})
  void anAlarmingFindingStandsForATime(String hoursAgo, boolean stands) {
    Answers answers =
        Addition.to(
                Vignettes.byId("V34").withFact("device_h", "50").withFact("h_since_arrest", "52"))
            .finding(Codes.LIMB_CHECK, Codes.LIMB_NO_DOPPLER, hoursAgo)
            .answers();
    assertThat(answers.alarm().contains("LIMB")).isEqualTo(stands);
  }

  @Test
  void aCheckFromBeforeTheInsertionSaysNothingOfTheLimb() {
    Answers answers =
        Addition.to(
                Vignettes.byId("V34").withFact("device_h", "0.3").withFact("limb_last_min", "20"))
            .answers();
    assertThat(answers.overdue()).doesNotContain("LIMB");
    assertThat(answers.unknown()).contains("LIMB");
  }

  @ParameterizedTest
  @EnumSource(
      value = Procedure.ProcedureStatus.class,
      names = {"INPROGRESS", "STOPPED", "ONHOLD", "NOTDONE", "PREPARATION"})
  void aRemovalThatIsNotCompletedEndsNothing(Procedure.ProcedureStatus status) {
    Answers answers =
        Addition.to("V29")
            .procedure(Codes.IABP, "5", placement -> {})
            .procedure(Codes.IABP_REMOVAL, "0.5", removal -> removal.setStatus(status))
            .answers();
    assertThat(answers.r3()).isEqualTo("ACTIVE");
  }

  @Test
  void aRemovalThatDoesNotSayWhichPumpEndsNeitherOfTwo() {
    Answers answers =
        Addition.to(Vignettes.byId("V39"))
            .procedure(Codes.TANDEMHEART, "100", placement -> {})
            .procedure(HEART_ASSIST_REMOVAL, "10", removal -> {})
            .answers();
    assertThat(answers.r3()).isEqualTo("ACTIVE");
  }

  @Test
  void aRemovalEndsTheOnlyPump() {
    Answers answers =
        Addition.to("V39").procedure(HEART_ASSIST_REMOVAL, "10", removal -> {}).answers();
    assertThat(answers.r3()).isEqualTo("POST_REMOVAL_WATCH");
  }

  @Test
  void theLimbIsWatchedFromTheRemovalOfAnotherDevice() {
    // The last limb check lies before the balloon pump was removed.
    Answers answers =
        Addition.to(Vignettes.byId("V34").withFact("limb_last_min", "40"))
            .procedure(Codes.IABP, "1.9", placement -> {})
            .procedure(Codes.IABP_REMOVAL, "0.6", removal -> {})
            .answers();
    assertThat(answers.overdue()).contains("LIMB");
  }

  @ParameterizedTest
  @CsvSource({"11.9, true", "12, true", "12.1, false"})
  void visibleBleedingAloneIsLookedAtAgain(String hoursAgo, boolean watched) {
    Answers answers =
        Addition.to(
                Vignettes.byId("V34")
                    .withFact("overt_bleed", "missing")
                    .withFact("device_h", "20")
                    .withFact("h_since_arrest", "22"))
            .answer(Codes.OVERT_BLEEDING, true, hoursAgo)
            .answers();
    assertThat(answers.watch().contains("BLEED")).isEqualTo(watched);
  }

  @Test
  void aNewestHaemoglobinThatCannotBeReadIsNotSkipped() {
    Answers answers =
        Addition.to("V34")
            .quantity(Codes.HAEMOGLOBIN, "9", "[lb_av]", "0.5")
            .quantity(Codes.CREATININE, "1", "[lb_av]", "0.5")
            .answers();
    assertThat(answers.unknown()).contains("BLEED", "AKI");
  }
}
