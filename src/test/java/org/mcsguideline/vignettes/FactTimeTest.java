package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.Chart.at;
import static org.mcsguideline.vignettes.Chart.quantity;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something was, and whether it still counts. */
class FactTimeTest {

  @ParameterizedTest
  @CsvSource({"59, FALSE", "60, FALSE", "61, UNKNOWN"})
  void aTimeALittleAheadIsNoFuture(int seconds, String population) {
    // A pressure of 120 with no support: no shock, when it is the newest one.
    Vignette vignette = Vignettes.byId("V04");
    Answers answers =
        Addition.to(vignette.withFact("sbp", "missing"))
            .quantity(Codes.SYSTOLIC_PRESSURE, "120", "mm[Hg]", "3")
            .observation(
                Codes.SYSTOLIC_PRESSURE,
                "0",
                pressure ->
                    pressure
                        .setValue(quantity(BigDecimal.valueOf(120), "mmHg", "mm[Hg]"))
                        .setEffective(at(vignette.decisionTime().plusSeconds(seconds))))
            .answers();
    assertThat(answers.population()).isEqualTo(population);
  }

  @Test
  void aValueWithoutTimeIsNotSkippedForAnOlderOne() {
    Answers answers =
        Addition.to("V21")
            .observation(
                Codes.LACTATE,
                "0",
                lactate ->
                    lactate
                        .setValue(quantity(BigDecimal.ONE, "mmol/L", "mmol/L"))
                        .setEffective(null))
            .answers();
    assertThat(answers.population()).isEqualTo("UNKNOWN");
    assertThat(answers.missing()).anyMatch(missing -> missing.contains("without a time or status"));
  }

  @Test
  void aValueWithoutTimeThatWasMadeKnownBeforeIsOlder() {
    Vignette vignette = Vignettes.byId("V21");
    Answers answers =
        Addition.to(vignette)
            .observation(
                Codes.LACTATE,
                "0",
                lactate ->
                    lactate
                        .setValue(quantity(BigDecimal.ONE, "mmol/L", "mmol/L"))
                        .setEffective(null)
                        .setIssued(
                            java.util.Date.from(vignette.decisionTime().minusSeconds(90000))))
            .answers();
    assertThat(answers.population()).isEqualTo("TRUE");
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN, UNKNOWN", "ENTEREDINERROR, TRUE", "CANCELLED, TRUE", "REGISTERED, TRUE"})
  void theNewestOfUnknownStandingIsNotSkipped(
      Observation.ObservationStatus status, String population) {
    Answers answers =
        Addition.to("V21")
            .observation(
                Codes.LACTATE,
                "0.1",
                lactate ->
                    lactate
                        .setValue(quantity(BigDecimal.ONE, "mmol/L", "mmol/L"))
                        .setStatus(status))
            .answers();
    assertThat(answers.population()).isEqualTo(population);
  }

  @Test
  void anArrestThatIsOverIsAnArrest() {
    Vignette vignette = Vignettes.byId("V04").withFact("arrest", "unknown");
    Answers answers =
        Addition.to(vignette)
            .diagnosis(
                Codes.CARDIAC_ARREST,
                "3",
                arrest -> arrest.getClinicalStatus().getCodingFirstRep().setCode("resolved"))
            .answers();
    assertThat(answers.population()).isEqualTo("TRUE");
  }

  @ParameterizedTest
  @CsvSource({"170.9, TRUE", "171, TRUE", "171.1, UNKNOWN"})
  void aShockOfLongBeforeTheArrestIsAnotherIllness(String hoursAgo, String population) {
    // The arrest is three hours old.
    Answers answers =
        Addition.to(Vignettes.byId("V04").withFact("cause", "missing"))
            .diagnosis(Codes.CARDIOGENIC_SHOCK, hoursAgo, shock -> {})
            .answers();
    assertThat(answers.population()).isEqualTo(population);
  }

  @Test
  void anInfarctionOfLongBeforeTheArrestIsNotThisOne() {
    Answers answers =
        Addition.to(Vignettes.byId("V04").withFact("ecg", "missing"))
            .diagnosis(Codes.STEMI, "20000", stemi -> {})
            .answers();
    assertThat(answers.features()).containsEntry("F2", "UNKNOWN");
  }

  @Test
  void aConfirmationCanBeRevoked() {
    Answers before = Addition.to("V39").answers();
    Answers after = Addition.to("V39").answer(Codes.POPULATION_CONFIRMED, false, "0.5").answers();
    assertThat(before.population()).isEqualTo("TRUE");
    assertThat(after.population()).isNotEqualTo("TRUE");
  }
}
