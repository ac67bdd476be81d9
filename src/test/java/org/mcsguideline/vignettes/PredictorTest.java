package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictors of good neurology: present, or not known; never "not met". */
class PredictorTest {

  private static final Coding NSE =
      new Coding(
          Codes.LOINC, "15060-7", "Enolase.neuron specific [Mass/volume] in Serum or Plasma");

  /** Circulation returned 199.9 h ago, so that every window has passed. */
  private static final Vignette LONG_AGO =
      Vignettes.byId("V04")
          .withFact("h_since_arrest", "200")
          .withFact("low_flow", "5")
          .withFact("no_flow", "1");

  @ParameterizedTest
  @CsvSource({
    "3, UNKNOWN",
    "4, MET",
    "5, MET",
    "6, UNKNOWN",
  })
  void motorScoreAtIntensiveCareIsNeverNotMet(int score, String state) {
    Addition record = admitted().score(Codes.GCS_MOTOR, score, "1.5");
    assertThat(record.answer(Codes.SEDATED, false, "1.5").answers().features())
        .containsEntry("F4", state);
  }

  @ParameterizedTest
  @CsvSource({"2.01, UNKNOWN", "2, MET", "1, MET", "0.99, UNKNOWN"})
  void motorScoreAtIntensiveCareHasAWindow(String hoursAgo, String state) {
    Addition record = admitted().score(Codes.GCS_MOTOR, 5, hoursAgo);
    assertThat(record.answer(Codes.SEDATED, false, hoursAgo).answers().features())
        .containsEntry("F4", state);
  }

  @Test
  void motorScoreUnderSedationOrWithoutAWordOnItIsUnknown() {
    assertThat(admitted().score(Codes.GCS_MOTOR, 5, "1.5").answers().features())
        .containsEntry("F4", "UNKNOWN");
    Addition sedated = admitted().score(Codes.GCS_MOTOR, 5, "1.5");
    assertThat(sedated.answer(Codes.SEDATED, true, "1.5").answers().features())
        .containsEntry("F4", "UNKNOWN");
  }

  @Test
  void aFirstMotorScoreThatCouldNotBeTestedIsUnknown() {
    Addition record =
        admitted()
            .observation(
                Codes.GCS_MOTOR,
                "1.9",
                score -> score.setDataAbsentReason(Chart.absent("not-performed", "Not Performed")))
            .answer(Codes.SEDATED, false, "1.9")
            .score(Codes.GCS_MOTOR, 5, "1.5")
            .answer(Codes.SEDATED, false, "1.5");
    assertThat(record.answers().features()).containsEntry("F4", "UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "176, UNKNOWN",
    "175.9, MET",
    "127.9, MET",
    "127.8, UNKNOWN",
  })
  void normalEnolaseCountsInItsTime(String hoursAgo, String state) {
    Addition record = Addition.to(LONG_AGO).observation(NSE, hoursAgo, PredictorTest::normal);
    assertThat(record.answers().features()).containsEntry("F5", state);
  }

  @Test
  void anEnolaseOfAnotherTimeHidesNone() {
    Addition record =
        Addition.to(LONG_AGO)
            .observation(NSE, "130", PredictorTest::normal)
            .observation(NSE, "20", late -> {});
    assertThat(record.answers().features()).containsEntry("F5", "MET");
    assertThat(record.observation(NSE, "129", newer -> {}).answers().features())
        .containsEntry("F5", "UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"4, uV, UNKNOWN", "4.1, uV, MET", "3.9, uV, UNKNOWN", "5, mV, UNKNOWN"})
  void amplitudeOfN20CountsAboveItsLimit(String value, String unit, String state) {
    assertThat(Addition.to("V04").quantity(Codes.N20, value, unit, "1").answers().features())
        .containsEntry("F5", state);
  }

  @ParameterizedTest
  @CsvSource({
    "EEG, 199.9, MET", "EEG, 127.9, MET", "EEG, 127.8, UNKNOWN", "EEG, 199.91, UNKNOWN",
    "MRI, 152, UNKNOWN", "MRI, 151.9, MET", "MRI, 31.9, MET", "MRI, 31.8, UNKNOWN",
  })
  void examinationsOfTheBrainCountInTheirTime(String what, String hoursAgo, String state) {
    Coding code = what.equals("EEG") ? Codes.EEG : Codes.MRI;
    assertThat(Addition.to(LONG_AGO).answer(code, true, hoursAgo).answers().features())
        .containsEntry("F5", state);
    assertThat(Addition.to(LONG_AGO).answer(code, false, hoursAgo).answers().features())
        .containsEntry("F5", "UNKNOWN");
  }

  private static void normal(Observation observation) {
    observation.addInterpretation(
        Chart.concept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
                "N",
                "Normal")));
  }

  /** Admitted to intensive care two hours ago. */
  private static Addition admitted() {
    return Addition.to("V04")
        .resource(
            chart ->
                new Location()
                    .addType(
                        Chart.concept(
                            new Coding(
                                "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
                                "ICU",
                                "Intensive care unit"))))
        .resource(PredictorTest::stay);
  }

  private static Encounter stay(Chart chart) {
    Encounter encounter = new Encounter().setStatus(Encounter.EncounterStatus.INPROGRESS);
    encounter.setSubject(chart.patient());
    encounter.setPeriod(new Period().setStartElement(Chart.at(chart.times().arrival())));
    encounter
        .addLocation()
        .setLocation(new Reference("Location/" + chart.id("added-1")))
        .setPeriod(new Period().setStartElement(Chart.at(chart.times().hoursBefore("2"))));
    return encounter;
  }
}
