package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MeasureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.knowledge.json.FhirJson;

/** Sums of what patients count for in measures. */
class MeasureTotalsTest {

  private static final String MEASURE =
      """
      {"resourceType": "Measure", "id": "checks", "url": "https://example.org/Measure/checks",
       "version": "1", "title": "Checks done",
       "group": [
         {"id": "early", "description": "In the first hours", "population": [
           {"id": "i", "code": {"coding": [{"code": "initial-population"}]}},
           {"id": "d", "code": {"coding": [{"code": "denominator"}]}},
           {"id": "n", "code": {"coding": [{"code": "numerator"}]}},
           {"id": "o", "code": {"coding": [{"code": "measure-observation"}]}}],
          "stratifier": [
           {"id": "device", "component": [
             {"code": {"text": "Kind of device"}, "criteria": {"expression": "Kind Of"}}]},
           {"id": "nobody", "criteria": {"expression": "Nobody"}}]},
         {"id": "late", "description": "Later", "population": [
           {"id": "i", "code": {"coding": [{"code": "initial-population"}]}}]}]}
      """;

  @TempDir private Path folder;

  private static MeasureTotals totals() throws JsonProcessingException {
    return new MeasureTotals(List.of(FhirJson.MAPPER.readTree(MEASURE)));
  }

  private static PatientAccount account(
      String from, String to, Map<String, Long> measures, Map<String, Map<String, Long>> strata) {
    return account(
        List.of(new Span(Instant.parse(from), Instant.parse(to))),
        new MeasurePopulations.Members(measures, strata));
  }

  private static PatientAccount account(List<Span> episodes, MeasurePopulations.Members measures) {
    return new PatientAccount(
        "p",
        1,
        0,
        Map.of(),
        episodes,
        List.of(),
        List.of(),
        Map.of(),
        Watched.NOTHING,
        measures,
        List.of());
  }

  private static PatientAccount first() {
    return account(
        "2024-03-02T10:00:00Z",
        "2024-03-03T10:00:00Z",
        Map.of(
            "checks/early/initial-population", 3L,
            "checks/early/denominator", 3L,
            "checks/early/numerator", 1L),
        Map.of(
            "checks/early/denominator/device", Map.of("Pump", 2L, "", 1L),
            "checks/early/numerator/device", Map.of("Pump", 1L)));
  }

  private static PatientAccount second() {
    return account(
        "2024-03-01T10:00:00Z",
        "2024-03-02T12:00:00Z",
        Map.of("checks/early/initial-population", 1L, "checks/early/denominator", 1L),
        Map.of("checks/early/denominator/device", Map.of("Pump", 1L)));
  }

  private JsonNode written(MeasureTotals totals) throws IOException {
    totals.write(folder);
    return FhirJson.MAPPER.readTree(Files.readString(folder.resolve("checks.json")));
  }

  @Test
  void patientsAddUp() throws IOException {
    MeasureTotals totals = totals();
    totals.add(first());
    totals.add(second());
    assertThat(totals.rows())
        .containsExactly(
            new ReplayReport.MeasureRow(
                "Checks done", "In the first hours", "4", "1 of 4 (25.0 %)"));
    JsonNode report = written(totals);
    assertThat(report.path("measure").asText()).isEqualTo("https://example.org/Measure/checks|1");
    assertThat(report.at("/period/start").asText()).isEqualTo("2024-03-01T10:00:00Z");
    assertThat(report.at("/period/end").asText()).isEqualTo("2024-03-03T10:00:00Z");
    assertThat(report.at("/group/0/population").findValuesAsText("count"))
        .containsExactly("4", "4", "1");
    assertThat(report.at("/group/0/measureScore/value").asDouble()).isEqualTo(0.25);
  }

  @Test
  void strataAddUpByValue() throws IOException {
    MeasureTotals totals = totals();
    totals.add(first());
    totals.add(second());
    JsonNode group = written(totals).at("/group/0");
    assertThat(group.path("stratifier")).hasSize(1);
    JsonNode device = group.at("/stratifier/0");
    assertThat(device.at("/code/0/text").asText()).isEqualTo("Kind of device");
    assertThat(device.path("stratum"))
        .satisfiesExactly(
            unknown -> {
              assertThat(unknown.at("/value/coding/0/code").asText()).isEqualTo("unknown");
              assertThat(unknown.path("population").findValuesAsText("count"))
                  .containsExactly("0", "1", "0");
              assertThat(unknown.at("/measureScore/value").asDouble(-1)).isZero();
            },
            pump -> {
              assertThat(pump.at("/value/text").asText()).isEqualTo("Pump");
              assertThat(pump.path("population").findValuesAsText("count"))
                  .containsExactly("0", "3", "1");
              assertThat(pump.at("/measureScore/value").asDouble()).isEqualTo(1 / 3.0);
            });
  }

  /** Whoever reads it strictly finds every element where FHIR has it. */
  @Test
  void aReportIsFhir() throws IOException {
    MeasureTotals totals = totals();
    totals.add(first());
    MeasureReport report =
        FhirContext.forR4Cached()
            .newJsonParser()
            .setParserErrorHandler(new StrictErrorHandler())
            .parseResource(MeasureReport.class, written(totals).toString());
    assertThat(report.getPeriod().isEmpty()).isFalse();
    assertThat(report.getGroupFirstRep().getStratifierFirstRep().getStratum()).hasSize(2);
  }

  @Test
  void whereNobodyCountsNothingIsScored() throws IOException {
    MeasureTotals totals = totals();
    totals.add(account("2024-03-01T10:00:00Z", "2024-03-02T12:00:00Z", Map.of(), Map.of()));
    assertThat(totals.rows())
        .containsExactly(
            new ReplayReport.MeasureRow(
                "Checks done", "nothing to count in these records", "", ""));
    JsonNode report = written(totals);
    assertThat(report.at("/group/0/population").findValuesAsText("count"))
        .containsExactly("0", "0", "0");
    assertThat(report.findValue("measureScore")).isNull();
    assertThat(report.findValue("stratifier")).isNull();
  }

  /** A report has to have a period, and an invented one would say that nobody was there in it. */
  @Test
  void withoutAnyTimeThereIsNoReport() throws IOException {
    MeasureTotals totals = totals();
    totals.add(account(List.of(), MeasurePopulations.Members.NONE));
    assertThat(totals.period()).isEmpty();
    totals.write(folder.resolve("measure-reports"));
    assertThat(folder.resolve("measure-reports")).doesNotExist();
  }
}
