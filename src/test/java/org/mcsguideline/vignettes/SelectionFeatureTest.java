package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The features beyond arrest and infarction: later predictors, judgements, complications. */
class SelectionFeatureTest {

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
    Addition record =
        Addition.to(LONG_AGO).observation(NSE, hoursAgo, SelectionFeatureTest::normal);
    assertThat(record.answers().features()).containsEntry("F5", state);
  }

  @Test
  void anEnolaseOfAnotherTimeHidesNone() {
    Addition record =
        Addition.to(LONG_AGO)
            .observation(NSE, "130", SelectionFeatureTest::normal)
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

  @ParameterizedTest
  @CsvSource({
    "U2, true, MET", "U2, false, NOT_MET",
    "U3, true, MET", "U3, false, NOT_MET",
    "U4, true, NOT_MET", "U4, false, MET",
  })
  void aJudgementOfThisEpisodeCountsAndShowsItsAge(String id, boolean answer, String state) {
    assertThat(Addition.to("V04").answers().features()).containsEntry(id, "UNKNOWN");
    Addition record = Addition.to("V04").answer(judgement(id), answer, "1.5");
    assertThat(record.answers().features()).containsEntry(id, state);
    assertThat(value(record, id)).isEqualTo("90 min ago, Observation/v04-added-1");
    assertThat(Addition.to("V04").answer(judgement(id), answer, "50").answers().features())
        .containsEntry(id, "UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"U2", "U3", "U4"})
  void aContradictedOrWithdrawnJudgementIsUnknown(String id) {
    Coding code = judgement(id);
    Addition both = Addition.to("V04").answer(code, true, "1").answer(code, false, "1");
    assertThat(both.answers().features()).containsEntry(id, "UNKNOWN");
    Addition withdrawn =
        Addition.to("V04")
            .observation(
                code,
                "1",
                judged -> {
                  judged.setValue(new BooleanType(true));
                  judged.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
                });
    assertThat(withdrawn.answers().features()).containsEntry(id, "UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"170.9, MET", "171, MET", "171.01, UNKNOWN"})
  void anInfarctionOfLongBeforeTheArrestIsNotTheOne(String hoursAgo, String state) {
    // The arrest was 3 h ago; an infarction belongs to it from 7 days before.
    Vignette unknown = Vignettes.byId("V04").withFact("ecg", "unknown");
    assertThat(Addition.to(unknown).diagnosis(Codes.STEMI, hoursAgo, s -> {}).answers().features())
        .containsEntry("F2", state);
  }

  @ParameterizedTest
  @CsvSource({
    "NSTEMI, NOT_MET, MET, NOT_MET",
    "none, NOT_MET, NOT_MET, MET",
    "unknown, UNKNOWN, UNKNOWN, UNKNOWN"
  })
  void infarctionDecidesThreeFeatures(String ecg, String stemi, String nstemi, String other) {
    Map<String, String> features =
        Addition.to(Vignettes.byId("V04").withFact("ecg", ecg)).answers().features();
    assertThat(features)
        .containsEntry("F2", stemi)
        .containsEntry("U5", nstemi)
        .containsEntry("S1", other);
  }

  @Test
  void aMechanicalComplicationIsMetOnlyWhenRecordedAndUncontradicted() {
    Vignette ruptured = Vignettes.byId("V35");
    assertThat(Addition.to(ruptured).answers().features()).containsEntry("M1x", "MET");
    Addition contradicted =
        Addition.to(ruptured)
            .diagnosis(
                Codes.SEPTAL_RUPTURE,
                "1",
                rupture -> {
                  rupture.setClinicalStatus(new CodeableConcept());
                  rupture.getVerificationStatus().getCodingFirstRep().setCode("refuted");
                });
    assertThat(contradicted.answers().features()).containsEntry("M1x", "UNKNOWN");
  }

  private static Coding judgement(String id) {
    return switch (id) {
      case "U2" -> Codes.BRAIN_INJURY_RISK;
      case "U3" -> Codes.ORGAN_FAILURE_REFRACTORY;
      default -> Codes.MULTI_ORGAN_FAILURE;
    };
  }

  private static Object value(Addition record, String id) {
    Collection<?> features =
        (Collection<?>) Objects.requireNonNull(record.value("McsSelectionFeatures", "Features"));
    return features.stream()
        .map(feature -> (Map<?, ?>) feature)
        .filter(feature -> id.equals(feature.get("id")))
        .map(feature -> String.valueOf(feature.get("value")))
        .findFirst()
        .orElseThrow();
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
        .resource(SelectionFeatureTest::stay);
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
