package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.TrialPanel.item;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the DanGer trial enrolled, item by item: yes, no or not known, with value, age and label.
 */
class TrialReferenceTest {

  private static final String STEMI = "STEMI shorter than 36 hours";
  private static final String SHOCK = "Shock shorter than 24 hours";
  private static final String LONG_SHOCK = "Shock longer than 24 hours";
  private static final String PERFUSION = "Lactate from 2.5 mmol/L";
  private static final String PRESSURE = "Systolic pressure under 100 mmHg";
  private static final String EJECTION = "Left ventricular ejection fraction under 45 %";

  @ParameterizedTest
  @CsvSource({"35.9, yes", "36, no", "36.1, no"})
  void comparesTheAgeOfTheInfarction(String hoursAgo, String answer) {
    Vignette unknown = Vignettes.byId("V04").withFact("ecg", "unknown");
    assertThat(item(Addition.to(unknown), STEMI)).isEqualTo("not known");
    assertThat(item(Addition.to(unknown).diagnosis(Codes.STEMI, hoursAgo, s -> {}), STEMI))
        .isEqualTo(answer);
    assertThat(item(Addition.to(unknown).diagnosis(Codes.NSTEMI, "1", n -> {}), STEMI))
        .isEqualTo("no");
    assertThat(item(Addition.to("V04"), STEMI)).as("onset not recorded").isEqualTo("not known");
  }

  @ParameterizedTest
  @CsvSource({"23.9, yes, no", "24, no, no", "24.1, no, yes"})
  void comparesTheAgeOfShock(String hoursAgo, String shorter, String longer) {
    Addition record = Addition.to("V04").diagnosis(Codes.CARDIOGENIC_SHOCK, hoursAgo, s -> {});
    assertThat(item(record, SHOCK)).isEqualTo(shorter);
    assertThat(item(record, LONG_SHOCK)).isEqualTo(longer);
    assertThat(item(Addition.to("V04"), SHOCK)).isEqualTo("not known");
  }

  @ParameterizedTest
  @CsvSource({"2.49, not known", "2.5, yes", "2.51, yes"})
  void comparesTheLactate(String lactate, String answer) {
    assertThat(item(Addition.to(Vignettes.byId("V04").withFact("lactate", lactate)), PERFUSION))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    // venous saturation, arterial oxygen normal, answer; the lactate is low
    "54, true, yes",
    "55, true, no",
    "56, true, no",
    "54, false, no",
    "55, , no",
    "54, , not known",
  })
  void comparesTheVenousSaturationOnlyWithNormalArterialOxygen(
      String saturation, Boolean normal, String answer) {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("lactate", "1"))
            .quantity(Codes.VENOUS_SATURATION, saturation, "%", "1");
    if (normal != null) {
      record = record.answer(Codes.ARTERIAL_OXYGEN_NORMAL, normal, "1");
    }
    assertThat(item(record, PERFUSION)).isEqualTo(answer);
  }

  @Test
  void aVenousSaturationThatIsTooOldIsNotKnown() {
    UnaryOperator<Addition> both =
        record ->
            record
                .quantity(Codes.VENOUS_SATURATION, "50", "%", "6.1")
                .answer(Codes.ARTERIAL_OXYGEN_NORMAL, true, "6.1");
    Vignette low = Vignettes.byId("V04").withFact("lactate", "1").withFact("h_since_arrest", "9");
    assertThat(item(both.apply(Addition.to(low)), PERFUSION)).isEqualTo("not known");
  }

  @ParameterizedTest
  @CsvSource({
    "99, no, yes",
    "100, no, no",
    "101, no, no",
    "101, yes, yes",
    "101, missing, not known"
  })
  void comparesPressureAndDrug(String pressure, String support, String answer) {
    Vignette vignette =
        Vignettes.byId("V21").withFact("sbp", pressure).withFact("support", support);
    assertThat(item(Addition.to(vignette), PRESSURE)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({"44, yes", "45, no", "46, no"})
  void comparesTheEjectionFraction(String fraction, String answer) {
    assertThat(item(Addition.to("V04"), EJECTION)).isEqualTo("not known");
    assertThat(
            item(
                Addition.to("V04").quantity(Codes.EJECTION_FRACTION, fraction, "%", "1"), EJECTION))
        .isEqualTo(answer);
    assertThat(
            item(
                Addition.to("V04").quantity(Codes.EJECTION_FRACTION, fraction, "%", "500"),
                EJECTION))
        .as("of before this arrest")
        .isEqualTo("not known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V04", "V21", "V34", "V35"})
  void isTitledAndLabelled(String vignette) {
    Addition record = Addition.to(vignette);
    assertThat(record.value("McsTrialReference", "Panel"))
        .asString()
        .startsWith("what the DanGer trial enrolled\n\n")
        .contains(
            "One trial, one device, selected centres; 20% conscious resuscitated patients. [S; P05]")
        .doesNotContainIgnoringCase("criteri");
    assertThat(TrialPanel.lines(record)).hasSize(14).allMatch(line -> line.endsWith(" [P05]"));
  }
}
