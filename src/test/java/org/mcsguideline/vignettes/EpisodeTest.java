package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One episode in a record that also holds other times: what belongs to it, and what ends it. */
class EpisodeTest {

  /** On day 5 of a pump, recovered; the population was confirmed at the start. */
  private static final String RECOVERED = "V39";

  @Test
  void anArrestLongAgoDoesNotHideTheRecentOne() {
    assertThat(
            Addition.to("V04")
                .procedure(Codes.RESUSCITATION, "20000", procedure -> {})
                .answers()
                .population())
        .isEqualTo("TRUE");
  }

  @Test
  void anUntimedEntryLeavesAnOldArrestUnknown() {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("h_since_arrest", "80"))
            .diagnosis(Codes.CARDIAC_ARREST, "80", arrest -> arrest.setOnset(null));
    assertThat(record.answers().population()).isEqualTo("UNKNOWN");
  }

  @Test
  void aSecondResuscitationAfterTheReturnOfCirculationIsUnknown() {
    assertThat(
            Addition.to("V04")
                .procedure(Codes.RESUSCITATION, "0.1", procedure -> {})
                .answers()
                .population())
        .isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"2.99, true", "3, true", "3.01, false"})
  void aResuscitationThatWasNotClosedEndsByItself(String hoursAgo, boolean underWay) {
    // V16 is a resuscitation under way; here nobody wrote down whether circulation returned.
    Answers answers =
        Addition.to(Vignettes.byId("V16").withoutFact("rosc"))
            .procedure(
                Codes.RESUSCITATION,
                hoursAgo,
                cpr -> {
                  cpr.setStatus(Procedure.ProcedureStatus.INPROGRESS);
                  cpr.setPerformed(
                      new Period().setStartElement(cpr.getPerformedDateTimeType().copy()));
                })
            .answers();
    assertThat(answers.population()).isEqualTo(underWay ? "FALSE" : "UNKNOWN");
  }

  @Test
  void contradictoryWordsOnCirculationAreUnknown() {
    // Circulation returned 2.9 h ago.
    Vignette vignette = Vignettes.byId("V04").withFact("low_flow", "5");
    assertThat(Addition.to(vignette).answers().population()).isEqualTo("TRUE");
    assertThat(Addition.to(vignette).answer(Codes.ROSC, false, "2.9").answers().population())
        .isEqualTo("UNKNOWN");
  }

  @Test
  void aStatementOfCauseFromBeforeTheArrestSaysNothing() {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("cause", "missing"))
            .finding(Codes.SHOCK_CAUSE, Codes.CAUSE_CARDIOGENIC, "100");
    assertThat(record.answers().population()).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provisional", "differential", "unconfirmed"})
  void aSuspectedCardiogenicShockIsUnknown(String status) {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("cause", "missing"))
            .diagnosis(
                Codes.CARDIOGENIC_SHOCK,
                "2",
                shock -> shock.getVerificationStatus().getCodingFirstRep().setCode(status))
            .diagnosis(Codes.SEPTIC_SHOCK, "2", shock -> {});
    assertThat(record.answers().population()).isEqualTo("UNKNOWN");
  }

  @Test
  void aNewSepticShockOnTheDeviceDoesNotEndMonitoring() {
    Answers answers =
        Addition.to(Vignettes.byId(RECOVERED).withFact("cause", "missing"))
            .diagnosis(Codes.CARDIOGENIC_SHOCK, "118", shock -> {})
            .diagnosis(Codes.SEPTIC_SHOCK, "5", shock -> {})
            .answers();
    assertThat(answers.r3()).isEqualTo("ACTIVE");
  }

  @Test
  void aCardiogenicShockThatIsOverDoesNotEndMonitoring() {
    Answers answers =
        Addition.to(Vignettes.byId(RECOVERED).withFact("cause", "missing"))
            .diagnosis(Codes.CARDIOGENIC_SHOCK, "118", EpisodeTest::resolve)
            .answers();
    assertThat(answers.r3()).isEqualTo("ACTIVE");
  }

  @Test
  void aStatementThatTheCauseIsAnotherEndsMonitoring() {
    Answers answers =
        Addition.to(RECOVERED)
            .finding(Codes.SHOCK_CAUSE, Codes.CAUSE_NOT_CARDIOGENIC, "0.1")
            .answers();
    assertThat(answers.r3()).isEqualTo("OUT_OF_SCOPE");
  }

  @Test
  void aBirthDateInTheFutureIsUnknown() {
    ObjectNode request = Addition.to("V04").request(HookService.PATIENT_REVIEW);
    ((ObjectNode) request.at("/prefetch/patient")).put("birthDate", "2062-01-01");
    assertThat(Answers.to(request).population()).isEqualTo("UNKNOWN");
  }

  @Test
  void aDrugThatRunsAgainstTheWordOfAPersonIsUnknown() {
    // V21 has a normal pressure under norepinephrine; a person says that no support is needed.
    Answers answers = Addition.to("V21").answer(Codes.SUPPORT_NEEDED, false, "0.1").answers();
    assertThat(answers.population()).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"11.9, PROFILE", "12, PROFILE", "12.1, PROFILE+SETTING_UNKNOWN"})
  void aStatementOnTheSettingIsUsedForATime(String hoursAgo, String outcome) {
    Answers answers =
        Addition.to(Vignettes.byId("V04").withFact("setting", "missing"))
            .answer(Codes.CAN_BE_IMPLEMENTED, true, hoursAgo)
            .answers();
    assertThat(answers.r2()).isEqualTo(outcome);
  }

  @Test
  void aScoreFromBeforeTheReturnOfCirculationIsNoScoreAtArrival() {
    Vignette vignette = Vignettes.byId("V04");
    Addition early =
        Addition.to(vignette.withFact("gcs", "missing").withFact("local_h", "2.95"))
            .score(Codes.GCS_EYE, 4, "2.93")
            .score(Codes.GCS_VERBAL, 5, "2.93")
            .score(Codes.GCS_MOTOR, 6, "2.93")
            .answer(Codes.SEDATED, false, "2.93");
    assertThat(early.answers().features()).containsEntry("F1", "UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "119, SUCCESS, TRUE",
    "100, SUCCESS, TRUE",
    "121, SUCCESS, UNKNOWN",
    "100, FAILURE, UNKNOWN"
  })
  void anEarlierAnswerKeepsThePopulation(
      String hoursAgo, GuidanceResponse.GuidanceResponseStatus status, String population) {
    // On day 5 of a pump nothing but the stored answer says that the population was true.
    Addition record =
        Addition.to(Vignettes.byId(RECOVERED).withFact("latched", "no"))
            .resource(chart -> earlierAnswer(chart, hoursAgo, status));
    assertThat(
            Addition.to(Vignettes.byId(RECOVERED).withFact("latched", "no")).answers().population())
        .isEqualTo("UNKNOWN");
    assertThat(record.answers().population()).isEqualTo(population);
  }

  private static GuidanceResponse earlierAnswer(
      Chart chart, String hoursAgo, GuidanceResponse.GuidanceResponseStatus status) {
    GuidanceResponse answer =
        new GuidanceResponse()
            .setStatus(status)
            .setSubject(chart.patient())
            .setOccurrenceDateTimeElement(Chart.at(chart.times().hoursBefore(hoursAgo)))
            .addReasonCode(Chart.concept(Codes.POPULATION_DETERMINED));
    answer.setModule(
        new CanonicalType(
            "http://fhir.org/guides/mcs-after-rosc/PlanDefinition/mcs-patient-review"));
    return answer;
  }

  private static void resolve(Condition condition) {
    condition.setClinicalStatus(
        new CodeableConcept()
            .addCoding(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/condition-clinical",
                    "resolved",
                    "Resolved")));
  }
}
