package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.decision.Desk.CODES;
import static org.mcsguideline.decision.Desk.request;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.Decision;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** What is kept of a decision, and what is not. */
@Tag("T-AUDIT")
class DecisionTest {

  private static Decision decision(String vignette, HookService service) {
    return Desk.open().ask(request(vignette, service, "p1"), service).decision();
  }

  private static String json(org.hl7.fhir.r4.model.Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }

  @Test
  void saysForEachRecommendationWhatCameOut() {
    Decision decision = decision("V04", HookService.ORDER_REVIEW);
    String kept = json(new GuidanceResponses(CODES, true).of(decision));

    assertThat(decision.recommendations()).hasSize(2);
    assertThat(kept)
        .contains("\"SHOW\"", "\"PROFILE\"", "PlanDefinition/mcs-rec-routine-use|2024.1.0-draft")
        .contains("\"moduleCanonical\":\"http://fhir.org/guides/mcs-after-rosc/PlanDefinition/")
        .contains(decision.basis().knowledgeHash(), "\"Patient/p1\"", "\"Encounter/p1-enc\"")
        .contains("population-determined", "Observation/p1-lactate");
  }

  @Test
  void inputsNameTheVersionThatWasRead() {
    ObjectNode request = request("V04", HookService.ORDER_REVIEW, "p1");
    ((ObjectNode) request.at("/prefetch/labs/entry/0/resource"))
        .putObject("meta")
        .put("versionId", "7");
    String id = request.at("/prefetch/labs/entry/0/resource/id").asText();

    assertThat(Desk.open().ask(request, HookService.ORDER_REVIEW).decision().inputs())
        .contains("Observation/" + id + "/_history/7");
  }

  @Test
  @Tag("T-PHI")
  void withoutPatientContentNothingLeadsToThePatient() {
    Decision decision = decision("V04", HookService.ORDER_REVIEW);
    HandledCall call =
        new HandledCall(decision.id(), "s", null, 200, Duration.ZERO, Desk.NOW, decision);
    String kept =
        json(new GuidanceResponses(CODES, false).of(decision))
            + json(new AuditEvents(CODES, false).of(call));

    assertThat(kept)
        .contains("\"SHOW\"")
        .doesNotContain("p1-", "Patient/", "Encounter/", "Observation/");
  }

  @ParameterizedTest
  @EnumSource(value = HookService.class, names = "MONITORING", mode = EnumSource.Mode.EXCLUDE)
  @Tag("T-PHI")
  void missingDataAreNamedWithoutTheirValues(HookService service) {
    Set<String> names = new HashSet<>();
    for (Vignette vignette : Vignettes.all()) {
      Guideline.adviser()
          .advise(Guideline.request(HookRequestJson.of(vignette, service), service))
          .decision()
          .recommendations()
          .forEach(plan -> names.addAll(plan.missing()));
    }

    // Few enough to be counted one by one, and none with an age or a measured value.
    assertThat(names).hasSizeBetween(5, 60);
    assertThat(names).noneMatch(name -> name.matches(".*\\d+(\\.\\d+)? ?(min|h|d|mm|m[gmo]).*"));
  }

  @ParameterizedTest
  @CsvSource({"V04, true", "V23, null", "V18, false"})
  void aLaterDecisionKnowsThatThePopulationWasFound(String vignette, String population)
      throws JsonProcessingException {
    GuidanceResponse kept =
        new GuidanceResponses(CODES, true)
            .of(
                Desk.open()
                    .ask(
                        request(vignette, HookService.ORDER_REVIEW, "v39"),
                        HookService.ORDER_REVIEW)
                    .decision());
    ObjectNode recovered =
        HookRequestJson.of(
            Vignettes.byId("V39").withFact("latched", "no"), HookService.PATIENT_REVIEW);
    assertThat(inPopulation(recovered)).isNull();

    ((ObjectNode) recovered.at("/prefetch/assessments"))
        .withArray("entry")
        .addObject()
        .set("resource", new ObjectMapper().readTree(json(kept)));

    assertThat(String.valueOf(inPopulation(recovered)))
        .isEqualTo(population.equals("true") ? "true" : "null");
  }

  private static @org.jspecify.annotations.Nullable Object inPopulation(ObjectNode request) {
    return Guideline.evaluate(request, Map.of("McsCriteria", Set.of("Is In Population")))
        .value("McsCriteria", "Is In Population");
  }

  @Test
  void anUnansweredQuestionIsKeptAsSuch() {
    assertThat(
            new GuidanceResponses(CODES, true)
                .of(decision("V23", HookService.ORDER_REVIEW))
                .getStatus())
        .isEqualTo(GuidanceResponse.GuidanceResponseStatus.DATAREQUIRED);
    assertThat(decision("V23", HookService.ORDER_REVIEW).recommendations())
        .extracting(DecidedPlan::missing)
        .anySatisfy(missing -> assertThat(missing).contains("Systolic blood pressure"));
  }

  @ParameterizedTest
  @CsvSource({"200, _0", "412, _4", "503, _8"})
  void everyCallIsAudited(int status, AuditEvent.AuditEventOutcome outcome) {
    Decision decision = decision("V04", HookService.ORDER_REVIEW);
    HandledCall call =
        new HandledCall(
            decision.id(),
            "mcs-order-review",
            "https://ehr.example north",
            status,
            Duration.ZERO,
            Desk.NOW,
            status == 200 ? decision : null);
    AuditEvent event = new AuditEvents(CODES, true).of(call);

    assertThat(event.getOutcome()).isEqualTo(outcome);
    assertThat(event.getEntity()).hasSize(status == 200 ? 3 : 1);
    assertThat(json(event))
        .contains("mcs-order-review", Integer.toString(status), "https://ehr.example north");
    assertThat(event.getAgent().stream().filter(AuditEvent.AuditEventAgentComponent::getRequestor))
        .hasSize(status == 200 ? 1 : 0);
  }
}
