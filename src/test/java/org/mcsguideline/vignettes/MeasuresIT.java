package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every measure over HTTP, for a group and for patients by themselves, with counts by hand. */
class MeasuresIT {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String YEAR = "?periodStart=2024-01-01&periodEnd=2024-12-31";

  /** The service alone writes these. */
  private static final Set<String> KEPT_BY_SERVICE = Set.of("GuidanceResponse", "Communication");

  private static final Map<String, MeasureReport> REPORTS = new HashMap<>();

  private static RunningServer server;

  @BeforeAll
  static void storePatients() {
    server = RunningServer.get().withStore();
    List<Resource> resources =
        new ArrayList<>(
            MeasureCases.patients().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(resource -> !KEPT_BY_SERVICE.contains(resource.fhirType()))
                .toList());
    Group everybody = new Group().setType(Group.GroupType.PERSON).setActual(true);
    everybody.setId("measure-patients");
    resources.stream()
        .filter(resource -> resource.fhirType().equals("Patient"))
        .forEach(
            patient ->
                everybody
                    .addMember()
                    .setEntity(new Reference("Patient/" + patient.getIdElement().getIdPart())));
    resources.add(everybody);
    store(resources);
  }

  private static void store(List<Resource> resources) {
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (Resource resource : resources) {
      transaction
          .addEntry()
          .setResource(resource)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.PUT)
          .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
    }
    RunningServer.Answer answer =
        server.post("/fhir", FHIR.newJsonParser().encodeResourceToString(transaction));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static RunningServer.Answer evaluate(String measure, String parameters) {
    return server.get("/fhir/Measure/" + measure + "/$evaluate-measure" + parameters);
  }

  private static MeasureReport report(String measure, String subject) {
    return REPORTS.computeIfAbsent(
        measure + " " + subject, asked -> report(evaluate(measure, YEAR + "&subject=" + subject)));
  }

  private static MeasureReport report(RunningServer.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    MeasureReport report = FHIR.newJsonParser().parseResource(MeasureReport.class, answer.body());
    assertThat(report.getStatus())
        .as(answer.body())
        .isEqualTo(MeasureReport.MeasureReportStatus.COMPLETE);
    return report;
  }

  private static MeasureReport.MeasureReportGroupComponent group(
      MeasureReport report, String group) {
    return report.getGroup().stream()
        .filter(one -> group.equals(one.getId()))
        .findFirst()
        .orElseThrow();
  }

  /** Null where there is no such stratum. */
  private static @Nullable Integer count(
      MeasureReport report, String group, String population, String stratum) {
    MeasureReport.MeasureReportGroupComponent found = group(report, group);
    if (stratum.isEmpty()) {
      return found.getPopulation().stream()
          .filter(one -> population.equals(one.getCode().getCodingFirstRep().getCode()))
          .map(MeasureReport.MeasureReportGroupPopulationComponent::getCount)
          .findFirst()
          .orElseThrow();
    }
    return found.getStratifier().stream()
        .flatMap(stratifier -> stratifier.getStratum().stream())
        .filter(one -> stratum.equals(one.getValue().getText()))
        .flatMap(one -> one.getPopulation().stream())
        .filter(one -> population.equals(one.getCode().getCodingFirstRep().getCode()))
        .map(MeasureReport.StratifierGroupPopulationComponent::getCount)
        .findFirst()
        .orElse(null);
  }

  static List<CSVRecord> expected() {
    return MeasureCases.rows("expected.csv");
  }

  @ParameterizedTest
  @MethodSource("expected")
  void countsWhatWasCountedByHand(CSVRecord row) {
    new TreeMap<>(
            Map.of(
                "all", "Group/measure-patients",
                "complete", "Patient/m-complete",
                "lacking", "Patient/m-lacking"))
        .forEach(
            (column, subject) -> {
              Integer count =
                  count(
                      report(row.get("measure"), subject),
                      row.get("group"),
                      row.get("population"),
                      row.get("stratum"));
              assertThat(count == null ? "" : count.toString())
                  .as("%s: %s", column, row)
                  .isEqualTo(row.get(column));
            });
  }

  @Test
  void everyMeasureAndEveryGroupOfItHasACount() {
    JsonNode measures = server.get("/fhir/Measure?_count=50").json();
    Set<String> stored = new TreeSet<>();
    measures
        .path("entry")
        .forEach(
            entry ->
                entry
                    .at("/resource/group")
                    .forEach(
                        group ->
                            stored.add(
                                entry.at("/resource/id").asText()
                                    + " "
                                    + group.path("id").asText())));
    Set<String> counted =
        expected().stream()
            .map(row -> row.get("measure") + " " + row.get("group"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(stored.stream().map(name -> name.split(" ", 2)[0]).distinct()).hasSize(13);
    stored.removeAll(counted);
    // Kept decisions have tests of their own; every complication is built as the others.
    assertThat(stored)
        .allMatch(name -> name.matches("mcs-m(08|11).*|mcs-m09-complications .*-(days|unknown)"));
  }

  @Test
  void aScoreIsNumeratorOfDenominatorWithItsInterval() {
    MeasureReport report = report("mcs-m01-routine-use", "Group/measure-patients");
    assertThat(report.getType()).isEqualTo(MeasureReport.MeasureReportType.SUMMARY);
    var score = group(report, "routine-use").getMeasureScore();
    assertThat(score.getValue()).isEqualByComparingTo("0.6666666666666666");
    assertThat(FHIR.newJsonParser().encodeResourceToString(report))
        .contains("StructureDefinition/mcs-confidence-interval")
        .contains("0.2077")
        .contains("0.9385");
  }

  @Test
  void aPeriodCountsTheEpisodesThatBeganInIt() {
    MeasureReport before =
        report(
            evaluate(
                "mcs-m02-use",
                "?periodStart=2023-12-01&periodEnd=2023-12-31&subject=Group/measure-patients"));
    assertThat(count(before, "use", "initial-population", "")).isEqualTo(1);
    assertThat(count(before, "use", "numerator", "")).isEqualTo(1);
    assertThat(count(before, "population-unknown", "initial-population", "")).isZero();
  }

  /** The arrest of m-complete was at 08:00; that it is unknown at first is what the record says. */
  @ParameterizedTest
  @CsvSource({
    "2024-03-01T08:00:00,2024-12-31T23:59:59,use,1",
    "2024-03-01T08:00:01,2024-12-31T23:59:59,use,0",
    "2024-02-01T00:00:00,2024-03-01T08:00:00,population-unknown,1",
    "2024-02-01T00:00:00,2024-03-01T07:59:59,population-unknown,0",
  })
  void theFirstAndTheLastSecondBelongToAPeriod(String start, String end, String group, int count) {
    MeasureReport report =
        report(
            evaluate(
                "mcs-m02-use",
                "?periodStart=%s&periodEnd=%s&subject=Patient/m-complete".formatted(start, end)));
    assertThat(count(report, group, "initial-population", "")).isEqualTo(count);
  }

  /** Without an hour the first and the last day are neither in the period nor out of it. */
  @ParameterizedTest
  @CsvSource({"2023-12-31,0", "2024-01-01,1", "2024-06-01,1", "2024-12-31,1", "2025-01-01,0"})
  void aDeviceThatMayBeOfThePeriodIsNotKnownToCount(String day, int count) {
    Patient patient = new Patient();
    patient.setId("m-day-" + day);
    Procedure pump = new Procedure();
    MeasureCases.patients().getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(resource -> resource.getIdElement().getIdPart().equals("m-device-only-iabp"))
        .forEach(resource -> ((Procedure) resource).copyValues(pump));
    pump.setPerformed(new DateTimeType(day)).setSubject(new Reference("Patient/m-day-" + day));
    pump.setId("m-day-" + day + "-iabp");
    store(List.of(patient, pump));
    MeasureReport report = report("mcs-m01-routine-use", "Patient/m-day-" + day);
    assertThat(count(report, "population-unknown", "initial-population", "")).isEqualTo(count);
  }

  /** What was written down after the end of a period is not known in it. */
  @Test
  void aPeriodKnowsNothingOfWhatCameAfter() {
    MeasureReport spring =
        report(
            evaluate(
                "mcs-m10-outcomes",
                "?periodStart=2024-03-01&periodEnd=2024-03-31&subject=Group/measure-patients"));
    assertThat(count(spring, "outcomes", "initial-population", "")).isEqualTo(3);
    assertThat(count(spring, "outcomes", "denominator", "")).isZero();
    assertThat(count(spring, "outcomes-unknown", "initial-population", "")).isEqualTo(3);
  }

  /** The decision time of a period that goes on is now, so that demo patients are judged now. */
  @Test
  void everybodyInTheStoreIsCountedUntilNow() {
    MeasureReport report =
        report(evaluate("mcs-m02-use", "?periodStart=2024-01-01&periodEnd=2099-12-31"));
    assertThat(report.getType()).isEqualTo(MeasureReport.MeasureReportType.SUMMARY);
    assertThat(count(report, "use", "initial-population", "")).isGreaterThan(10);
    assertThat(count(report, "use", "numerator", "")).isGreaterThan(5);
  }

  @ParameterizedTest
  @CsvSource({
    "'',400,periodStart",
    "?periodStart=2024-12-31&periodEnd=2024-01-01,400,after",
    "?periodStart=2024-01-01&periodEnd=2024-12-31&reportType=subject-list,400,reportType",
    "?periodStart=2024-01-01&periodEnd=2024-12-31&reportType=subject,400,subject",
    "?periodStart=2024-01-01&periodEnd=2024-12-31&subject=Practitioner/1,400,subject",
    "?periodStart=2024-01-01&periodEnd=2024-12-31&practitioner=p1,400,practitioner",
    "?periodStart=2024-01-01&periodEnd=2024-12-31&subject=Patient/nobody,404,nobody"
  })
  void saysWhatItCannotDo(String parameters, int status, String word) {
    RunningServer.Answer answer = evaluate("mcs-m02-use", parameters);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(answer.body()).contains(word);
  }

  /** It would be told whom to trust with what, and the data of patients go nowhere. */
  @ParameterizedTest
  @ValueSource(strings = {"contentEndpoint", "terminologyEndpoint", "dataEndpoint"})
  void opensNoEndpointOfACaller(String endpoint) {
    RunningServer.Answer answer =
        server.post(
            "/fhir/Measure/mcs-m02-use/$evaluate-measure",
            """
            {"resourceType":"Parameters","parameter":[
            {"name":"periodStart","valueString":"2024-01-01"},
            {"name":"periodEnd","valueString":"2024-12-31"},
            {"name":"%s","resource":{"resourceType":"Endpoint","status":"active",
            "connectionType":{"code":"hl7-fhir-rest"},"payloadType":[{"text":"any"}],
            "address":"http://127.0.0.1:1/fhir"}}]}
            """
                .formatted(endpoint));
    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
  }

  @Test
  void severalMeasuresAtOnceAreNotOffered() {
    assertThat(server.get("/fhir/Measure/$evaluate" + YEAR + "&measureId=mcs-m02-use").status())
        .isEqualTo(403);
  }

  @Test
  void anAlarmThatNobodyHasAnsweredIsOpen() throws InterruptedException {
    alarm("m-alarm", List.of());
    MeasureReport open = report("mcs-m08-alarm-to-assessment", "Patient/m-alarm");
    assertThat(count(open, "alarm-to-assessment-unknown", "initial-population", "")).isEqualTo(1);
    assertThat(count(open, "alarm-to-assessment", "measure-population", "")).isZero();
    MeasureReport alerts = report("mcs-m11-alerts", "Patient/m-alarm");
    assertThat(count(alerts, "dismissed", "numerator", "")).isEqualTo(1);
    assertThat(count(alerts, "dismissed", "denominator", "")).isEqualTo(1);
    assertThat(count(alerts, "accepted", "numerator", "")).isZero();
    assertThat(group(alerts, "per-episode").getMeasureScore().getValue()).isEqualByComparingTo("1");
  }

  @Test
  void anAlarmIsAnsweredByTheNextLookAtTheBedside() throws InterruptedException {
    Vignette vignette = Vignettes.byId("V27");
    Observation later =
        new Chart("m-answered", vignette.facts(), Timeline.of(vignette))
            .addObservation("later", Codes.LIMB_CHECK);
    later
        .setEffective(
            Chart.at(VignetteRecord.of(vignette, "m-answered").decisionTime().plusSeconds(720)))
        .setValue(Chart.concept(Codes.LIMB_NO_NEW_FINDING));
    alarm("m-answered", List.of(later));
    MeasureReport answered = report("mcs-m08-alarm-to-assessment", "Patient/m-answered");
    assertThat(count(answered, "alarm-to-assessment-unknown", "initial-population", "")).isZero();
    assertThat(group(answered, "alarm-to-assessment").getMeasureScore().getValue())
        .isEqualByComparingTo("12");
  }

  /** V27: an alarm of the limb on a device; the decision and the answer to its card are kept. */
  private static void alarm(String patient, List<Resource> more) throws InterruptedException {
    VignetteRecord record = VignetteRecord.of(Vignettes.byId("V27"), patient);
    List<Resource> resources = new ArrayList<>(record.resources());
    resources.addAll(more);
    store(resources);
    JsonNode cards =
        answered(HookRequestJson.of(record, HookService.MONITORING)).json().path("cards");
    assertThat(cards).hasSize(1);
    assertThat(cards.at("/0/indicator").asText()).isEqualTo("critical");
    String feedback =
        """
        {"feedback":[{"card":"%s","outcome":"overridden",
        "outcomeTimestamp":"2024-03-01T10:01:00Z"}]}
        """
            .formatted(cards.at("/0/uuid").asText());
    assertThat(server.post("/cds-services/mcs-monitoring/feedback", feedback).status())
        .isEqualTo(200);
    await("GuidanceResponse", patient);
    await("Communication", patient);
  }

  /** A machine that is busy with the store may be late for the first calls. */
  private static RunningServer.Answer answered(ObjectNode call) throws InterruptedException {
    RunningServer.Answer answer = server.post("/cds-services/mcs-monitoring", call.toString());
    for (int i = 0; i < 20 && answer.status() == 503; i++) {
      Thread.sleep(500);
      answer = server.post("/cds-services/mcs-monitoring", call.toString());
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** Keeping goes on after the answer; a search asked again may be answered from memory. */
  private static void await(String type, String patient) throws InterruptedException {
    for (int i = 0; i < 60 && !isFound(type, patient, i); i++) {
      Thread.sleep(500);
    }
    assertThat(isFound(type, patient, 60)).as("%s of %s", type, patient).isTrue();
  }

  private static boolean isFound(String type, String patient, int turn) {
    return !server
        .get("/fhir/" + type + "?subject=Patient/" + patient + "&_count=" + (turn + 1))
        .json()
        .path("entry")
        .isEmpty();
  }
}
