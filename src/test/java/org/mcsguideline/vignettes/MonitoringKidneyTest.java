package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.MonitoringItemTest.state;

import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creatinine, dialysis and samples in error. V39: a pump for 112 h, nothing to report. */
class MonitoringKidneyTest {

  private static final Coding RENAL_REPLACEMENT =
      new Coding("http://snomed.info/sct", "714749008", "Continuous renal replacement therapy");
  private static final Coding CHRONIC_DIALYSIS =
      new Coding("http://hl7.org/fhir/sid/icd-10-cm", "Z99.2", "Dependence on renal dialysis");

  @Test
  void dialysisThatIsChronicIsNoStartOfRenalReplacement() {
    Addition acute = Addition.to("V39").procedure(RENAL_REPLACEMENT, "5", p -> {});
    assertThat(state(acute.answers(), "AKI")).isEqualTo("alarm");
    Addition chronic = acute.diagnosis(CHRONIC_DIALYSIS, "9000", c -> {});
    assertThat(state(chronic.answers(), "AKI")).isEqualTo("fine");
    assertThat(RecordEdit.of(chronic).card().detail())
        .contains("stages are not read")
        .doesNotContain("renal replacement therapy started");
  }

  @ParameterizedTest
  @CsvSource({"1.19, fine", "1.2, watch", "1.59, watch", "1.6, alarm", "2.4, alarm", "4, alarm"})
  void creatinineRaisesTheStageFromItsRatio(String newest, String state) {
    // The lowest before is 0.8; a rise of 0.3 within 48 h counts as well.
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39"));
    record.newestAt("creatinine-baseline", "6000").value("creatinine", newest, "mg/dL");
    record.value("creatinine-baseline", "0.8", "mg/dL");
    assertThat(state(record.answers(), "AKI")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "haemoglobin, BLEED, overdue",
    "creatinine, AKI, overdue",
    "urine-, AKI, overdue",
    "free-haemoglobin, HAEM, unknown",
  })
  void aSampleInErrorIsNone(String sample, String item, String state) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39")).status(sample, "entered-in-error");
    assertThat(state(record.answers(), item)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"1.29, fine", "1.3, watch"})
  void creatinineRaisesTheStageByItsRiseInTwoDays(String newest, String state) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V39"));
    record.value("creatinine", newest, "mg/dL").value("creatinine-baseline", "1.0", "mg/dL");
    assertThat(state(record.answers(), "AKI")).isEqualTo(state);
  }
}
