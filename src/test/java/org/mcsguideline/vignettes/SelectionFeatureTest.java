package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The features beyond arrest and predictors: judgements, infarction, complications. */
class SelectionFeatureTest {

  @ParameterizedTest
  @CsvSource({
    "U2, true, MET, ''",
    "U2, false, NOT_MET, ''",
    "U3, true, MET, ''",
    "U3, false, NOT_MET, ''",
    "U4, true, NOT_MET, 'multi-organ failure stated as present, '",
    "U4, false, MET, 'multi-organ failure stated as absent, '",
  })
  void aJudgementOfThisEpisodeCountsAndShowsItsAge(
      String id, boolean answer, String state, String said) {
    assertThat(Addition.to("V04").answers().features()).containsEntry(id, "UNKNOWN");
    Addition record = Addition.to("V04").answer(judgement(id), answer, "1.5");
    assertThat(record.answers().features()).containsEntry(id, state);
    assertThat(value(record, id)).isEqualTo(said + "90 min ago, Observation/v04-added-1");
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
}
