package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the patient wants, and whether the device considered can be used: what holds the profile.
 */
class GoalsAndSettingTest {

  /** A micro-axial pump is ordered; the arrest was three hours ago. */
  private static final Vignette ORDERED = Vignettes.byId("V04").withFact("setting", "missing");

  /** Nothing is ordered. */
  private static final Vignette UNPLANNED = Vignettes.byId("V21").withFact("setting", "missing");

  @ParameterizedTest
  @CsvSource({
    // goal, hours ago, outcome
    "full, 2.9, PROFILE",
    "full, 3, PROFILE",
    "full, 3.1, PROFILE+GOALS_UNCLEAR",
    "refused, 2, HELD_GOALS",
    "refused, 9000, HELD_GOALS",
    "excluded, 9000, HELD_GOALS",
    "no resuscitation, 2, PROFILE+GOALS_UNCLEAR",
    "no resuscitation, 9000, PROFILE+GOALS_UNCLEAR",
  })
  void fullTreatmentIsOfThisEpisodeAndARefusalOfAnyTime(
      String goal, String hoursAgo, String outcome) {
    Vignette silent = Vignettes.byId("V04").withFact("goals", "missing");
    Addition record = Addition.to(silent).finding(Codes.GOALS, goal(goal), hoursAgo);
    assertThat(record.answers().r2()).isEqualTo(outcome);
    assertThat(record.value("McsSelectionOutcome", "Goals In Words"))
        .asString()
        .contains("Observation/v04-added-1", "ago");
  }

  @Test
  void aNewerStatementReplacesAnOlderRefusal() {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("goals", "missing"))
            .finding(Codes.GOALS, Codes.GOALS_MCS_REFUSED, "9000")
            .finding(Codes.GOALS, Codes.GOALS_FULL, "1");
    assertThat(record.answers().r2()).isEqualTo("PROFILE");
  }

  @Test
  void aWithdrawnRefusalHoldsNothing() {
    Addition record =
        Addition.to("V04")
            .observation(
                Codes.GOALS,
                "0.5",
                goal -> {
                  goal.setValue(Chart.concept(Codes.GOALS_MCS_REFUSED));
                  goal.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
                });
    assertThat(record.answers().r2()).isEqualTo("PROFILE");
  }

  @Test
  void twoWordsForNoAreNo() {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("goals", "missing"))
            .finding(Codes.GOALS, Codes.GOALS_MCS_REFUSED, "1")
            .finding(Codes.GOALS, Codes.GOALS_EXCLUDE_MCS, "1");
    assertThat(record.answers().r2()).isEqualTo("HELD_GOALS");
    assertThat(record.finding(Codes.GOALS, Codes.GOALS_FULL, "1").answers().r2())
        .isEqualTo("PROFILE+GOALS_UNCLEAR");
  }

  @ParameterizedTest
  @CsvSource({
    "mAFP, true, PROFILE",
    "mAFP, false, HELD_SETTING",
    "IABP, true, PROFILE+SETTING_UNKNOWN",
    "IABP, false, PROFILE+SETTING_UNKNOWN",
    "VA-ECMO, false, PROFILE+SETTING_UNKNOWN",
    "any, true, PROFILE",
    "any, false, HELD_SETTING",
  })
  void aStatementForAnotherDeviceSaysNothingOfThisOne(
      String device, boolean there, String outcome) {
    assertThat(said(Addition.to(ORDERED), device, there, "1").answers().r2()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    // about the device ordered, about every device, outcome: the newer one decides
    "0.5, 1, PROFILE",
    "1, 0.5, HELD_SETTING",
  })
  void theNewestStatementThatAppliesDecides(String own, String every, String outcome) {
    Addition record = said(Addition.to(ORDERED), "mAFP", true, own);
    assertThat(said(record, "any", false, every).answers().r2()).isEqualTo(outcome);
  }

  @Test
  void statementsOfOneTimeThatDisagreeAreUnknown() {
    Addition record = said(Addition.to(ORDERED), "mAFP", true, "1");
    assertThat(said(record, "mAFP", false, "1").answers().r2())
        .isEqualTo("PROFILE+SETTING_UNKNOWN");
  }

  @Test
  void anyDeviceThatCanBeUsedIsEnoughWhileNoneIsPlanned() {
    assertThat(said(Addition.to(UNPLANNED), "IABP", true, "1").answers().r2()).isEqualTo("PROFILE");
    assertThat(said(Addition.to(UNPLANNED), "IABP", false, "1").answers().r2())
        .isEqualTo("PROFILE+SETTING_UNKNOWN");
  }

  @Test
  void aStatementThatIsTooOldSaysNothing() {
    assertThat(said(Addition.to(ORDERED), "mAFP", false, "12").answers().r2())
        .isEqualTo("HELD_SETTING");
    assertThat(said(Addition.to(ORDERED), "mAFP", false, "12.01").answers().r2())
        .isEqualTo("PROFILE+SETTING_UNKNOWN");
  }

  @Test
  void namesTheDeviceAndTheStatement() {
    assertThat(
            said(Addition.to(ORDERED), "mAFP", false, "1")
                .value("McsRecSelectedUse", "Held Setting In Words"))
        .isEqualTo(
            "As recorded:\n\n"
                + "- Micro-axial flow pump: cannot be used here now (60 min ago,"
                + " Observation/v04-added-1)");
  }

  @Test
  void saysHowToTransferOnlyWhereTheSiteWroteIt() {
    SiteProfile.Site site =
        SiteProfile.standard().with("Transfer Text", "String", "Shock team: 555 0100").open();
    Map<String, Set<String>> text = Map.of("McsRecSelectedUse", Set.of("Held Setting In Words"));
    Addition record = said(Addition.to(ORDERED), "mAFP", false, "1");
    assertThat(
            site.evaluate(record.request(HookService.PATIENT_REVIEW), text)
                .value("McsRecSelectedUse", "Held Setting In Words"))
        .asString()
        .endsWith("\n\nShock team: 555 0100");
  }

  private static Addition said(Addition record, String device, boolean there, String hoursAgo) {
    return record.observation(
        Codes.CAN_BE_IMPLEMENTED,
        hoursAgo,
        statement -> {
          statement.setValue(new BooleanType(there));
          if (!device.equals("any")) {
            statement
                .addComponent()
                .setCode(Chart.concept(Codes.DEVICE_CONSIDERED))
                .setValue(Chart.concept(DeviceFacts.code(device)));
          }
        });
  }

  private static Coding goal(String goal) {
    return switch (goal) {
      case "full" -> Codes.GOALS_FULL;
      case "refused" -> Codes.GOALS_MCS_REFUSED;
      case "excluded" -> Codes.GOALS_EXCLUDE_MCS;
      default -> Codes.GOALS_NO_RESUSCITATION;
    };
  }
}
