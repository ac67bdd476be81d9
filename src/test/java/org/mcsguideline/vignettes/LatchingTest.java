package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record remembers that the population was true; the service does not. */
class LatchingTest {

  /** On day 5 of a pump, recovered. */
  private static final String RECOVERED = "V39";

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

  @Test
  void theFirstAnswerIsTheTimeOfTheConfirmation() {
    Addition record =
        Addition.to(Vignettes.byId(RECOVERED))
            .resource(
                chart ->
                    earlierAnswer(chart, "119", GuidanceResponse.GuidanceResponseStatus.SUCCESS));
    assertThat(record.value("McsCriteria", "Latch In Words"))
        .asString()
        .startsWith("The patient was found to belong to the population 4 days 23 h ago.");
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
}
