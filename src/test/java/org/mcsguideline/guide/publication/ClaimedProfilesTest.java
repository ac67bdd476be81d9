package org.mcsguideline.guide.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.json.FhirJson;

/** What the resources of the guideline claim to be; the publisher checks that they are. */
class ClaimedProfilesTest {

  private static final Set<String> SHARED_AND_PUBLISHED =
      Set.of(
          "ActivityDefinition",
          "CodeSystem",
          "ImplementationGuide",
          "Library",
          "Measure",
          "PlanDefinition",
          "Questionnaire",
          "ValueSet");

  private static List<JsonNode> authored() throws IOException {
    // The translator's own helpers are passed on as they are.
    return BuiltBundle.resources().stream()
        .filter(one -> SHARED_AND_PUBLISHED.contains(one.path("resourceType").asText()))
        .filter(one -> !"FHIRHelpers".equals(one.path("id").asText()))
        .toList();
  }

  private static List<String> claims(JsonNode resource) {
    return resource.path("meta").path("profile").valueStream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> claiming(String profile) throws IOException {
    return authored().stream()
        .filter(one -> claims(one).stream().anyMatch(claim -> claim.endsWith("/" + profile)))
        .toList();
  }

  private static JsonNode guide() throws IOException {
    return claiming("cpg-computableguideline").get(0);
  }

  /** Addresses of the plans that a plan's actions lead to. */
  private static Set<String> targets(JsonNode plan) {
    return FhirJson.each(plan, "action")
        .map(action -> FhirJson.withoutVersion(action.path("definitionCanonical").asText()))
        .collect(Collectors.toSet());
  }

  private static Set<String> addresses(Stream<JsonNode> resources) {
    return resources.map(one -> one.path("url").asText()).collect(Collectors.toSet());
  }

  @Test
  void everyOneCanBeSharedAndPublished() throws IOException {
    assertThat(authored())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            one ->
                assertThat(claims(one))
                    .anyMatch(claim -> claim.contains("/crmi-shareable"))
                    .anyMatch(claim -> claim.contains("/crmi-publishable")));
  }

  @Test
  void everyClaimIsOfAGuideThatThisOneDependsOn() throws IOException {
    List<String> packages = guide().path("dependsOn").findValuesAsText("packageId");
    assertThat(authored().stream().flatMap(one -> claims(one).stream()).distinct())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            claim ->
                assertThat(packages)
                    .contains(
                        claim.replaceFirst("^http://hl7.org/fhir/uv/(\\w+)/.*", "hl7.fhir.uv.$1")));
  }

  @Test
  void theStrategyIsTheSetOfAllRecommendations() throws IOException {
    List<JsonNode> strategies = claiming("cpg-strategydefinition");
    assertThat(strategies).hasSize(1);
    assertThat(targets(strategies.get(0)))
        .hasSizeGreaterThan(1)
        .isEqualTo(addresses(claiming("cpg-recommendationdefinition").stream()));
  }

  @Test
  void thePathwayLeadsThroughTheStrategyToPlans() throws IOException {
    Set<String> plans =
        addresses(
            authored().stream()
                .filter(one -> one.path("url").asText().contains("/PlanDefinition/")));
    assertThat(targets(claiming("cpg-pathwaydefinition").get(0)))
        .containsAll(addresses(claiming("cpg-strategydefinition").stream()))
        .isSubsetOf(plans);
  }

  @Test
  void theMenuLeadsToEveryPageAtItsTop() throws IOException {
    String menu = Files.readString(Path.of("ig", "input", "includes", "menu.xml"));
    List<String> links =
        Pattern.compile("href=\"([^\"]+)\"")
            .matcher(menu)
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();
    List<String> pages =
        FhirJson.each(guide().path("definition").path("page"), "page")
            .map(page -> page.path("nameUrl").asText())
            .filter(page -> !"artifacts.html".equals(page))
            .toList();
    assertThat(links).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(pages);
  }
}
