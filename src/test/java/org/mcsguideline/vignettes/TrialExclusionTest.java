package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.TrialPanel.item;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the DanGer trial did not enrol, item by item: yes, no or not known. */
class TrialExclusionTest {

  private static final String COMA = "Arrest out of hospital with persistent GCS under 8";

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
}
