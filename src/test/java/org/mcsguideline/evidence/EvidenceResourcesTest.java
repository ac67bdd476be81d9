package org.mcsguideline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.evidence.BuiltEvidence.having;
import static org.mcsguideline.evidence.BuiltEvidence.key;
import static org.mcsguideline.evidence.BuiltEvidence.part;
import static org.mcsguideline.evidence.BuiltEvidence.sourceValues;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.json.FhirJson;

/** What the resources say, and how they hang together. */
class EvidenceResourcesTest {

  private static final List<JsonNode> RESOURCES = BuiltEvidence.resources();
  private static final Pattern RATIO = Pattern.compile("\\b(OR|RR|HR)\\b[^A-Za-z]{0,3}\\d");

  private static Stream<JsonNode> all(String type) {
    return RESOURCES.stream().filter(r -> type.equals(r.path("resourceType").asText()));
  }

  @Test
  void everyEstimateSaysWhatItCountsAndWhoseItIs() {
    List<JsonNode> estimates =
        all("EffectEvidenceSynthesis").flatMap(r -> FhirJson.each(r, "effectEstimate")).toList();
    assertThat(estimates)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            estimate -> {
              assertThat(FhirJson.extension(estimate, BuiltEvidence.extension("mcs-counts")))
                  .isPresent();
              assertThat(FhirJson.extension(estimate, BuiltEvidence.extension("mcs-origin")))
                  .isPresent();
            });
    assertThat(estimates.stream().filter(e -> e.path("description").asText().startsWith("Ours")))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            e ->
                assertThat(
                        FhirJson.extension(e, BuiltEvidence.extension("mcs-origin"))
                            .orElseThrow()
                            .path("valueCode")
                            .asText())
                    .isEqualTo("ours"));
  }

  @Test
  void everyRatioInATextSaysWhatItCounts() {
    List<JsonNode> ratios =
        RESOURCES.stream()
            .flatMap(BuiltEvidence::sourceValues)
            .filter(v -> RATIO.matcher(part(v, "value").path("valueString").asText()).find())
            .toList();
    assertThat(ratios)
        .hasSizeGreaterThan(25)
        .allSatisfy(v -> assertThat(part(v, "counts").path("valueCoding").has("code")).isTrue());
  }

  @Test
  void survivorsAndDeathsAreNotTakenForEachOther() {
    assertThat(counted("pooled-result")).containsOnly("counts-survivors");
    assertThat(counted("trial-result")).containsOnly("counts-deaths");
  }

  private static Stream<String> counted(String kind) {
    return all("EffectEvidenceSynthesis")
        .filter(r -> kind.equals(r.at("/topic/0/coding/0/code").asText()))
        .flatMap(r -> FhirJson.each(r, "effectEstimate"))
        .map(e -> FhirJson.extension(e, BuiltEvidence.extension("mcs-counts")).orElseThrow())
        .map(e -> e.at("/valueCoding/code").asText());
  }

  @Test
  void whatWasFoundLaterStandsApartAndNamesWhoSaysIt() {
    List<JsonNode> later =
        all("RiskEvidenceSynthesis").filter(r -> r.path("id").asText().endsWith("-later")).toList();
    assertThat(later)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            r ->
                assertThat(FhirJson.extension(r, BuiltEvidence.extension("mcs-said-by")))
                    .isPresent());
    assertThat(
            RESOURCES.stream()
                .flatMap(BuiltEvidence::sourceValues)
                .filter(v -> part(v, "name").path("valueCode").asText().startsWith("public_n_")))
        .hasSizeGreaterThan(10)
        .allSatisfy(v -> assertThat(part(v, "said-by").has("valueReference")).isTrue());
  }

  @Test
  void everyReferenceLeadsToAResource() {
    Set<String> there =
        RESOURCES.stream()
            .map(r -> r.path("resourceType").asText() + "/" + r.path("id").asText())
            .collect(Collectors.toSet());
    List<String> references =
        RESOURCES.stream()
            .flatMap(r -> having(r, "reference"))
            .map(node -> node.path("reference").asText())
            .filter(text -> text.contains("/mcs-"))
            .toList();
    assertThat(references).hasSizeGreaterThan(300).allSatisfy(r -> assertThat(there).contains(r));
  }

  @Test
  void bothMarksOfAJudgementAreKept() {
    JsonNode resources = byKey("J07");
    JsonNode assessment =
        FhirJson.extension(
                resources, "http://hl7.org/fhir/StructureDefinition/artifactassessment-content")
            .orElseThrow();
    assertThat(
            FhirJson.each(assessment, "extension")
                .filter(e -> "classifier".equals(e.path("url").asText()))
                .map(e -> e.at("/valueCodeableConcept/text").asText()))
        .containsExactly("Moderate costs", "Negligible costs and savings");
  }

  @Test
  void bothReadingsOfADiscrepancyAreKept() {
    List<JsonNode> discrepancies =
        RESOURCES.stream().filter(r -> key(r).matches("D\\d\\d")).toList();
    assertThat(discrepancies)
        .hasSize(67)
        .allSatisfy(
            d ->
                assertThat(
                        sourceValues(d)
                            .map(v -> part(v, "name").path("valueCode").asText())
                            .filter(name -> name.startsWith("reading_")))
                    .isNotEmpty());
  }

  @Test
  void everyActionThatHasAStrengthHasADirection() {
    List<JsonNode> actions =
        all("PlanDefinition")
            .flatMap(plan -> having(plan, "extension"))
            .filter(
                node ->
                    FhirJson.extension(
                            node,
                            "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation")
                        .isPresent())
            .toList();
    assertThat(actions)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            action ->
                assertThat(
                        FhirJson.extension(
                            action,
                            "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation"))
                    .isPresent());
  }

  @Test
  void everyRowOfTheLedgerIsAResource() {
    List<String> ids = BuiltEvidence.records("ledger.csv").map(row -> row.get("id")).toList();
    assertThat(ids)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            id ->
                assertThat(FhirJson.extension(byKey(id), BuiltEvidence.extension("mcs-ledger-row")))
                    .isPresent());
  }

  private static JsonNode byKey(String key) {
    return RESOURCES.stream().filter(r -> key.equals(key(r))).findFirst().orElseThrow();
  }
}
