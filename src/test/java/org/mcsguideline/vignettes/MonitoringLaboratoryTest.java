package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.MonitoringItemTest.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Haemolysis and kidney injury. V39: a pump for 112 h, 70 kg, 1 mL/kg/h, nothing to report. */
class MonitoringLaboratoryTest {

  @ParameterizedTest
  @CsvSource({
    "19.9, mg/dL, fine", "20, mg/dL, fine", "20.1, mg/dL, watch", "45, mg/dL, watch",
    "0.2, g/L, fine", "0.201, g/L, watch", "200, mg/L, fine", "201, mg/L, watch",
    "10, umol/L, unknown",
  })
  void oneSampleOfFreeHaemoglobinIsLookedAtAgain(String value, String unit, String state) {
    Answers answers = v39().quantity(Codes.FREE_HAEMOGLOBIN, value, unit, "1").answers();
    assertThat(state(answers, "HAEM")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    // first value, second value, unit, hours apart, state
    "41, 41, mg/dL, 7.9, watch",
    "41, 41, mg/dL, 8, alarm",
    "41, 41, mg/dL, 8.1, alarm",
    "40, 41, mg/dL, 8, watch",
    "40.1, 40.1, mg/dL, 8, alarm",
    "41, 40, mg/dL, 8, watch",
    "0.41, 0.41, g/L, 8, alarm",
    "50, 10, mg/dL, 8, fine",
    "41, 41, mg/dL, 111.9, watch",
  })
  void twoHighSamplesOnTheDeviceAlarmWhenFarEnoughApart(
      String first, String second, String unit, String apart, String state) {
    String earlier = new BigDecimal(apart).add(BigDecimal.ONE).toString();
    Answers answers =
        v39()
            .quantity(Codes.FREE_HAEMOGLOBIN, first, unit, earlier)
            .quantity(Codes.FREE_HAEMOGLOBIN, second, unit, "1")
            .answers();
    assertThat(state(answers, "HAEM")).isEqualTo(state);
  }

  @Test
  void aLaterSampleThatCannotBeReadEndsNoAlarm() {
    Answers answers =
        v39()
            .quantity(Codes.FREE_HAEMOGLOBIN, "55", "mg/dL", "12")
            .quantity(Codes.FREE_HAEMOGLOBIN, "48", "mg/dL", "3")
            .quantity(Codes.FREE_HAEMOGLOBIN, "10", "umol/L", "1")
            .answers();
    assertThat(state(answers, "HAEM")).isEqualTo("alarm");
  }

  @ParameterizedTest
  @CsvSource({"2.4, fine", "2.5, fine", "2.6, watch"})
  void dehydrogenaseIsLookedAtAgainAboveItsLimit(String times, String state) {
    Vignette vignette = Vignettes.byId("V39").withFact("ldh_x_uln", times);
    assertThat(state(RecordEdit.of(vignette).answers(), "HAEM")).isEqualTo(state);
  }

  @Test
  void dehydrogenaseNeedsTheUpperLimitOfItsOwnReport() {
    Vignette raised = Vignettes.byId("V39").withFact("ldh_x_uln", "9");
    RecordEdit without = RecordEdit.of(raised).without("free-haemoglobin");
    without.find("dehydrogenase").forEach(sample -> sample.remove("referenceRange"));
    assertThat(state(without.answers(), "HAEM")).isEqualTo("unknown");
    RecordEdit other = RecordEdit.of(raised).value("dehydrogenase", "9", "ukat/L");
    assertThat(state(other.answers(), "HAEM")).isEqualTo("fine");
    assertThat(state(other.without("free-haemoglobin").answers(), "HAEM")).isEqualTo("unknown");
  }

  @Test
  void dehydrogenaseAloneDoesNotTellThatThereIsNoHaemolysis() {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).without("free-haemoglobin");
    assertThat(state(record.answers(), "HAEM")).isEqualTo("unknown");
    RecordEdit pump = RecordEdit.of(Vignettes.byId("V39").withFact("device", "IABP"));
    assertThat(state(pump.without("free-haemoglobin").answers(), "HAEM")).isEqualTo("fine");
  }

  @ParameterizedTest
  @CsvSource({"24, watch", "24.1, fine"})
  void redUrineIsLookedAtAgain(String hoursAgo, String state) {
    Coding red = Codes.local("red-urine", "Red or brown urine");
    assertThat(state(v39().answer(red, true, hoursAgo).answers(), "HAEM")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    // hours with little urine, mL in each, state; 35 mL are 0.5 mL/kg/h
    "6, 34, watch", "6, 35, fine", "6, 36, fine", "5, 34, fine", "11, 34, watch",
    "12, 34, alarm", "12, 35, fine", "24, 20, alarm", "12, 0, alarm", "1, 0, fine",
  })
  void lowUrineOutputRaisesTheStage(int hours, String millilitres, String state) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).without("urine-output");
    for (int hour = 1; hour <= hours; hour++) {
      record.value("urine-hour-%02d".formatted(hour), millilitres, "mL");
    }
    assertThat(state(record.answers(), "AKI")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"01, fine", "03, unknown", "06, unknown", "07, fine", "20, fine"})
  void aMissingHourOfTheLastSixIsUnknown(String hour, String state) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).without("urine-output");
    assertThat(state(record.without("urine-hour-" + hour).answers(), "AKI")).isEqualTo(state);
  }

  @Test
  void anHourThatIsMissingEarlierRaisesNoStageAndHidesNone() {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).without("urine-output");
    record.value("urine-hour", "10", "mL").without("urine-hour-09");
    assertThat(state(record.answers(), "AKI")).isEqualTo("watch");
    assertThat(record.card().detail()).contains("not recorded throughout 12 h");
  }

  @ParameterizedTest
  @CsvSource({"mL, kg, fine", "mL, g, fine", "[foz_us], kg, unknown", "mL, [lb_av], unknown"})
  void urineAndWeightAreReadInTheirUnits(String volume, String weight, String state) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).without("urine-output");
    record.value("urine-hour", "70", volume);
    record.value("body-weight", weight.equals("g") ? "70000" : "70", weight);
    assertThat(state(record.answers(), "AKI")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"43200, fine", "43201, unknown"})
  void anOldWeightIsNotUsed(String minutesAgo, String state) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).newestAt("body-weight", minutesAgo);
    assertThat(state(record.answers(), "AKI")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"36, mL/h, fine", "34, mL/h, alarm", "0.6, mL/kg/h, fine", "0.4, mL/kg/h, alarm"})
  void ratesCoverTheHourBeforeThem(String rate, String unit, String state) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).without("urine-output");
    for (ObjectNode urine : record.value("urine-hour", rate, unit).find("urine-hour")) {
      urine.put("effectiveDateTime", urine.at("/effectivePeriod/end").asText());
      urine.remove("effectivePeriod");
    }
    assertThat(state(record.answers(), "AKI")).isEqualTo(state);
  }

  private static Addition v39() {
    return Addition.to("V39");
  }
}
