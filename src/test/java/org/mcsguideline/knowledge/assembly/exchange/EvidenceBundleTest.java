package org.mcsguideline.knowledge.assembly.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.json.FhirJson;

/** The evidence for exchange as the build writes it. */
class EvidenceBundleTest {

  private static final String SYSTEM = "http://fhir.org/guides/mcs-after-rosc/evidence";

  /** Part of the message, and why it stays. */
  private static final Map<String, String> EXPLAINED =
      Map.of(
          "dom-6",
          "texts for a person are in notes and descriptions; a narrative would say them twice",
          "Research Study Status",
          "the registry was not found, or the trial stopped early: no code says that");

  private static final List<String> TABLES =
      List.of(
          "recommendations",
          "pooled-outcomes",
          "rcts",
          "ongoing-trials",
          "etd-judgements",
          "research-gaps",
          "references",
          "narrative-facts",
          "discrepancies",
          "sources");

  /** Tables of ours, about what became of the source. */
  private static final Set<String> LEFT_OUT = Set.of("ledger", "helpers");

  private static Tables tables;
  private static JsonNode bundle;

  @BeforeAll
  static void read() throws IOException {
    tables = new Tables(Path.of("src/main/evidence"));
    try (InputStream file =
        EvidenceBundleTest.class.getResourceAsStream("/knowledge/evidence-r5.json")) {
      bundle = FhirJson.MAPPER.readTree(Objects.requireNonNull(file));
    }
  }

  private static Stream<JsonNode> resources() {
    return FhirJson.each(bundle, "entry").map(entry -> entry.path("resource"));
  }

  private static JsonNode resource(String key) {
    return resources()
        .filter(
            resource ->
                FhirJson.each(resource, "identifier")
                    .anyMatch(
                        one ->
                            SYSTEM.equals(one.path("system").asText())
                                && key.equals(one.path("value").asText())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing has the key " + key));
  }

  @Test
  void isValidAsTheLaterReleaseHasIt() {
    // Not the cached one: what it loads is large, and no other test needs it.
    FhirContext fhir = FhirContext.forR5();
    FhirValidator validator =
        fhir.newValidator()
            .registerValidatorModule(
                new FhirInstanceValidator(
                    new ValidationSupportChain(
                        new DefaultProfileValidationSupport(fhir),
                        new InMemoryTerminologyServerValidationSupport(fhir),
                        new CommonCodeSystemsTerminologyService(fhir))));
    List<SingleValidationMessage> messages =
        validator.validateWithResult(bundle.toString()).getMessages();
    assertThat(messages)
        .filteredOn(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .isEmpty();
    assertThat(messages)
        .filteredOn(
            message -> EXPLAINED.keySet().stream().noneMatch(message.getMessage()::contains))
        .isEmpty();
    assertThat(EXPLAINED.keySet())
        .allSatisfy(part -> assertThat(messages).anyMatch(m -> m.getMessage().contains(part)));
  }

  @Test
  void hasEveryRowOfEveryTable() {
    Set<String> found = new HashSet<>();
    resources()
        .flatMap(resource -> FhirJson.each(resource, "identifier"))
        .filter(one -> SYSTEM.equals(one.path("system").asText()))
        .forEach(one -> assertThat(found.add(one.path("value").asText())).as("%s", one).isTrue());
    for (String table : TABLES) {
      assertThat(tables.rows(table)).as(table).isNotEmpty();
      assertThat(found).containsAll(tables.rows(table).stream().map(Tables.Row::key).toList());
    }
  }

  @Test
  void knowsEveryTable() {
    Set<String> known = new TreeSet<>(TABLES);
    known.addAll(LEFT_OUT);
    assertThat(tables.names()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void refersToNothingOutsideItself() {
    Set<String> addresses = new HashSet<>();
    FhirJson.each(bundle, "entry")
        .forEach(entry -> assertThat(addresses.add(entry.path("fullUrl").asText())).isTrue());
    List<String> references = bundle.findValuesAsText("reference");
    assertThat(references).hasSizeGreaterThan(500);
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(addresses)
                    .contains("http://fhir.org/guides/mcs-after-rosc/" + reference));
  }

  @Test
  void givesThePooledNumbersDigitForDigit() {
    for (Tables.Row row : tables.rows("pooled-outcomes")) {
      JsonNode evidence = resource(row.key());
      assertThat(evidence.path("variableDefinition")).as(row.key()).hasSize(4);
      if (row.cells().containsKey("or_seed")) {
        JsonNode ratio = evidence.path("statistic").path(0);
        assertThat(ratio.path("description").asText()).contains(row.cells().get("direction"));
        assertThat(
                List.of(
                    ratio.at("/quantity/value").asText(),
                    ratio.at("/attributeEstimate/0/range/low/value").asText(),
                    ratio.at("/attributeEstimate/0/range/high/value").asText(),
                    ratio.at("/attributeEstimate/1/quantity/value").asText(),
                    ratio.at("/attributeEstimate/2/quantity/value").asText(),
                    evidence.at("/statistic/1/numberOfEvents").asText(),
                    evidence.at("/statistic/1/sampleSize/numberOfParticipants").asText(),
                    evidence.at("/statistic/2/numberOfEvents").asText(),
                    evidence.at("/statistic/2/sampleSize/numberOfParticipants").asText()))
            .containsExactlyElementsOf(
                Stream.of(
                        "or_seed",
                        "or_ci_low_seed",
                        "or_ci_high_seed",
                        "p_seed",
                        "i2_pct_seed",
                        "mcs_events",
                        "mcs_total",
                        "std_events",
                        "std_total")
                    .map(row.cells()::get)
                    .toList());
      } else {
        assertThat(evidence.has("statistic")).as(row.key()).isFalse();
        assertThat(evidence.has("certainty")).as(row.key()).isFalse();
      }
    }
  }

  @Test
  void saysOfEveryRatioWhatAHighOneMeans() {
    List<JsonNode> ratios =
        resources()
            .flatMap(resource -> FhirJson.each(resource, "statistic"))
            .filter(one -> List.of("C16932", "C93150", "C93152").contains(code(one)))
            .toList();
    assertThat(ratios).hasSizeGreaterThan(40);
    assertThat(ratios)
        .allSatisfy(
            one ->
                assertThat(one.path("description").asText())
                    .containsPattern("(>1|[Bb]elow 1|[Aa]bove 1) favours"));
  }

  private static String code(JsonNode statistic) {
    return statistic.at("/statisticType/coding/0/code").asText();
  }

  @Test
  void keepsBothMarksAndBothReadings() {
    assertThat(resource("J07").at("/content/0/classifier")).hasSize(2);
    for (Tables.Row row : tables.rows("discrepancies")) {
      JsonNode components = resource(row.key()).at("/content/0/component");
      List<String> readings =
          Stream.of("reading_a", "reading_b")
              .map(row.cells()::get)
              .filter(Objects::nonNull)
              .toList();
      assertThat(readings).as(row.key()).isNotEmpty();
      assertThat(components.findValuesAsText("summary")).as(row.key()).containsAll(readings);
    }
  }

  @Test
  void hasASectionForEachCriterion() {
    JsonNode report =
        resources()
            .filter(one -> "EvidenceReport".equals(one.path("resourceType").asText()))
            .findFirst()
            .orElseThrow();
    List<String> titles =
        FhirJson.each(report, "section").map(one -> one.path("title").asText()).toList();
    assertThat(titles)
        .containsAll(
            tables.rows("etd-judgements").stream()
                .map(row -> row.cells().get("criterion"))
                .toList());
    assertThat(titles).contains("Recommendations", "Research gaps", "Planned trials");
  }
}
