package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.Chart.at;
import static org.mcsguideline.vignettes.Chart.quantity;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are open, unclear or written in another way. */
class FactReadingTest {

  /** A shock that rests on the lactate alone; the pressure is kept by a drug. */
  private static Vignette withoutLactate() {
    return Vignettes.byId("V21").withFact("lactate", "missing");
  }

  @ParameterizedTest
  @CsvSource({
    "<, 2.0, FALSE",
    "<, 2.1, UNKNOWN",
    "<=, 2.0, FALSE",
    ">, 2.0, TRUE",
    ">, 1.9, UNKNOWN",
    ">=, 2.0, UNKNOWN",
    ">=, 2.1, TRUE",
    "<, 0.3, FALSE"
  })
  void aComparatorCountsWhereItDecides(String comparator, String value, String population) {
    // The other signs of hypoperfusion are there and normal, so that the lactate decides.
    Vignette vignette =
        withoutLactate()
            .withFact("cold_skin", "no")
            .withFact("urine_ml_h", "80")
            .withFact("urine_age_h", "1");
    Quantity open =
        quantity(new BigDecimal(value), "mmol/L", "mmol/L")
            .setComparator(Quantity.QuantityComparator.fromCode(comparator));
    Answers answers =
        Addition.to(vignette)
            .observation(Codes.LACTATE, "0.5", lactate -> lactate.setValue(open))
            .answers();
    assertThat(answers.population()).isEqualTo(population);
  }

  @ParameterizedTest
  @CsvSource({"2.1, 3, TRUE", "2, 3, UNKNOWN", "1, 2, UNKNOWN"})
  void aRangeCountsWhereItDecides(String low, String high, String population) {
    Range range =
        new Range()
            .setLow(quantity(new BigDecimal(low), "mmol/L", "mmol/L"))
            .setHigh(quantity(new BigDecimal(high), "mmol/L", "mmol/L"));
    Answers answers =
        Addition.to(withoutLactate())
            .observation(Codes.LACTATE, "0.5", lactate -> lactate.setValue(range))
            .answers();
    assertThat(answers.population()).isEqualTo(population);
  }

  @ParameterizedTest
  @CsvSource({"mmol/l", "mmol/L"})
  void theLitreIsReadInBothLetters(String unit) {
    assertThat(
            Addition.to(withoutLactate())
                .quantity(Codes.LACTATE, "5", unit, "0.5")
                .answers()
                .population())
        .isEqualTo("TRUE");
  }

  @Test
  void aValueThatCannotBeUsedIsShownAsItStands() {
    Answers answers =
        Addition.to(withoutLactate()).quantity(Codes.LACTATE, "5", "[lb_av]", "0.5").answers();
    assertThat(answers.missing()).anyMatch(missing -> missing.contains("5 [lb_av]"));
  }

  @Test
  void theReasonWhyThereIsNoValueIsNamed() {
    Answers answers =
        Addition.to(Vignettes.byId("V21"))
            .observation(
                Codes.SYSTOLIC_PRESSURE,
                "0.05",
                pressure -> pressure.setDataAbsentReason(Chart.absent("error", "Error")))
            .answers();
    assertThat(answers.population()).isEqualTo("UNKNOWN");
    assertThat(answers.missing()).anyMatch(missing -> missing.contains("no value: error"));
  }

  @ParameterizedTest
  @CsvSource({"29, 60, TRUE", "30, 60, UNKNOWN", "58, 120, TRUE", "20, 59, UNKNOWN"})
  void aVolumeOfUrineTellsARateWithItsTime(String volume, int minutes, String population) {
    Vignette vignette = withoutLactate();
    Answers answers =
        Addition.to(vignette)
            .observation(
                Codes.URINE_OUTPUT,
                "0.1",
                urine ->
                    urine
                        .setValue(quantity(new BigDecimal(volume), "mL", "mL"))
                        .setEffective(lately(vignette, minutes)))
            .answers();
    assertThat(answers.population()).isEqualTo(population);
  }

  private static Period lately(Vignette vignette, int minutes) {
    return new Period()
        .setStartElement(at(vignette.decisionTime().minusSeconds(600 + minutes * 60L)))
        .setEndElement(at(vignette.decisionTime().minusSeconds(600)));
  }

  @Test
  void theComaScaleIsReadAsPanel() {
    Vignette vignette = Vignettes.byId("V04").withFact("gcs", "missing");
    java.time.Instant arrival = Timeline.of(vignette).arrival();
    Answers answers =
        Addition.to(vignette)
            .observation(
                new Coding("http://loinc.org", "35088-4", "Glasgow coma scale"),
                "1",
                panel -> {
                  panel.setEffective(at(arrival.plusSeconds(600)));
                  part(panel, Codes.GCS_EYE, 4);
                  part(panel, Codes.GCS_VERBAL, 5);
                  part(panel, Codes.GCS_MOTOR, 6);
                })
            .observation(
                Codes.SEDATED,
                "1",
                sedated ->
                    sedated
                        .setEffective(at(arrival.plusSeconds(600)))
                        .setValue(new BooleanType(false)))
            .answers();
    assertThat(answers.features()).containsEntry("F1", "MET");
  }

  private static void part(Observation panel, Coding code, int value) {
    panel.addComponent().setCode(Chart.concept(code)).setValue(new IntegerType(value));
  }
}
