package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
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
  private static final String COMA = "Arrest out of hospital with persistent GCS under 8";

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
  @CsvSource({
    "Severe aortic valve disease, 5000, yes",
    "Predominant right ventricular failure, 1, yes",
    "Predominant right ventricular failure, 5000, not known",
    "Heparin intolerance, 5000, yes",
  })
  void aLastingStateCountsFromBeforeTheArrest(String item, String hoursAgo, String answer) {
    Coding code =
        switch (item) {
          case "Severe aortic valve disease" -> Codes.AORTIC_VALVE_DISEASE;
          case "Heparin intolerance" -> Codes.HEPARIN_INTOLERANCE;
          default -> Codes.RIGHT_HEART_FAILURE;
        };
    assertThat(item(Addition.to("V04"), item)).isEqualTo("not known");
    assertThat(item(Addition.to("V04").answer(code, true, hoursAgo), item)).isEqualTo(answer);
    Addition withdrawn =
        Addition.to("V04")
            .answer(code, true, hoursAgo)
            .observation(
                code, "0.5", o -> o.setStatus(Observation.ObservationStatus.ENTEREDINERROR));
    assertThat(item(withdrawn, item)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    // motor score at arrival and later; eye 1 and verbal 1 are the same
    "5, 5, yes",
    "5, 6, no",
    "6, 5, no",
    "5, , not known",
  })
  void comaIsPersistentOnlyWhenItWasSeenTwice(int first, Integer later, String answer) {
    Vignette vignette =
        Vignettes.byId("V10")
            .withFact("gcs.eye", "1")
            .withFact("gcs.verbal", "1")
            .withFact("gcs.motor", String.valueOf(first));
    Addition record = Addition.to(vignette);
    if (later != null) {
      record =
          record
              .score(Codes.GCS_EYE, 1, "0.1")
              .score(Codes.GCS_VERBAL, 1, "0.1")
              .score(Codes.GCS_MOTOR, later, "0.1")
              .answer(Codes.SEDATED, false, "0.1");
    }
    assertThat(item(record, COMA)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "V04, Other cause of shock, no",
    "V04, Mechanical complication, not known",
    "V35, Mechanical complication, yes",
    "V04, Mechanical circulatory support already in place, no",
    "V34, Mechanical circulatory support already in place, yes",
    "V04, Wish not to be resuscitated, no",
    "V31, Wish not to be resuscitated, yes",
  })
  void comparesWhoWasNotEnrolled(String vignette, String item, String answer) {
    assertThat(item(Addition.to(vignette), item)).isEqualTo(answer);
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
    assertThat(lines(record)).hasSize(14).allMatch(line -> line.endsWith(" [P05]"));
  }

  private static String item(Addition record, String item) {
    String line =
        lines(record).stream().filter(text -> text.startsWith(item)).findFirst().orElseThrow();
    String rest = line.substring(line.indexOf(": ") + 2);
    return rest.substring(0, rest.indexOf(" ("));
  }

  private static List<String> lines(Addition record) {
    return Stream.of("Enrolled Lines", "Not Enrolled Lines")
        .map(define -> Objects.requireNonNull(record.value("McsTrialReference", define)))
        .flatMap(lines -> ((Collection<?>) lines).stream())
        .map(String.class::cast)
        .toList();
  }
}
