package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.card.Card;

/** The vignettes through PlanDefinition/$apply of the FHIR store: the same outcome as the cards. */
class VignetteApplyIT {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  static Stream<Vignette> all() {
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void agreesWithTheCards(Vignette vignette) {
    store(vignette);
    List<String> applied =
        Stream.of("mcs-rec-routine-use", "mcs-rec-selected-use", "mcs-rec-monitoring")
            .flatMap(plan -> titles(apply(plan, vignette)))
            .toList();
    List<String> summaries =
        Stream.of(HookService.PATIENT_REVIEW, HookService.MONITORING)
            .flatMap(service -> cards(vignette, service).stream())
            .map(Card::summary)
            .toList();
    assertThat(applied).containsExactlyInAnyOrderElementsOf(summaries);
  }

  @Test
  void saysWhatTheCardSaysOfThePatient() {
    Vignette vignette = Vignettes.byId("V04");
    store(vignette);
    assertThat(texts(apply("mcs-rec-selected-use", vignette)))
        .contains("Features named by the task force", "what the DanGer trial enrolled")
        .doesNotContain("research team");
  }

  @Test
  void aDemoPatientIsJudgedNow() {
    RunningServer server = RunningServer.get().withStore();
    RunningServer.Answer answer =
        server.get("/fhir/PlanDefinition/mcs-rec-routine-use/$apply?subject=Patient/demo-04");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(titles(FHIR.newJsonParser().parseResource(CarePlan.class, answer.body())))
        .singleElement()
        .asString()
        .contains("draft suggests against routine use");
  }

  private static List<Card> cards(Vignette vignette, HookService service) {
    return Guideline.adviser()
        .advise(Guideline.request(HookRequestJson.of(vignette, service), service))
        .cards();
  }

  private static void store(Vignette vignette) {
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (Resource resource : VignetteRecord.of(vignette).resources()) {
      transaction
          .addEntry()
          .setResource(resource)
          .getRequest()
          .setMethod(HTTPVerb.PUT)
          .setUrl(resource.fhirType() + "/" + resource.getIdPart());
    }
    RunningServer.Answer answer =
        RunningServer.get()
            .withStore()
            .post("/fhir", FHIR.newJsonParser().encodeResourceToString(transaction));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static CarePlan apply(String plan, Vignette vignette) {
    Parameters evaluation = new Parameters();
    evaluation
        .addParameter()
        .setName("Decision Time")
        .setValue(new DateTimeType(vignette.decisionTime().toString()));
    Parameters asked = new Parameters();
    asked
        .addParameter()
        .setName("subject")
        .setValue(new StringType("Patient/" + vignette.patientId()));
    asked.addParameter().setName("parameters").setResource(evaluation);
    RunningServer.Answer answer =
        RunningServer.get()
            .post(
                "/fhir/PlanDefinition/" + plan + "/$apply",
                FHIR.newJsonParser().encodeResourceToString(asked));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(CarePlan.class, answer.body());
  }

  private static Stream<String> titles(CarePlan plan) {
    return actions(plan).map(RequestGroupActionComponent::getTitle);
  }

  private static String texts(CarePlan plan) {
    return actions(plan)
        .map(RequestGroupActionComponent::getTextEquivalent)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<RequestGroupActionComponent> actions(CarePlan plan) {
    return plan.getContained().stream()
        .filter(RequestGroup.class::isInstance)
        .map(RequestGroup.class::cast)
        .flatMap(group -> group.getAction().stream());
  }
}
