package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.FilledForms.answer;
import static org.mcsguideline.vignettes.FilledForms.item;
import static org.mcsguideline.vignettes.FilledForms.json;
import static org.mcsguideline.vignettes.FilledForms.texts;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the card that misses a rationale, through its form, to the card that no longer comes. */
class RationaleFormIT {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATIENT = "demo-04";
  private static final String ROUTINE_USE = "no selection rationale found";

  private static RunningServer server;
  private static FilledForms forms;

  @BeforeAll
  static void start() {
    server = RunningServer.get().withStore();
    forms = new FilledForms(server, "mcs-selection-rationale");
  }

  /** Other tests ask about this patient too. */
  @AfterEach
  void forget() {
    forms.forget(PATIENT, "selection-rationale");
  }

  private static JsonNode cards() {
    HookService service = HookService.ORDER_REVIEW;
    ObjectNode call = JSON.createObjectNode().put("hook", service.hook());
    call.put("hookInstance", UUID.randomUUID().toString());
    ObjectNode context = call.putObject("context");
    context.put("userId", "Practitioner/p1").put("patientId", PATIENT);
    ObjectNode order = JSON.createObjectNode().put("resourceType", "ServiceRequest");
    order.put("id", "draft-1").put("status", "draft").put("intent", "order");
    order.putObject("subject").put("reference", "Patient/" + PATIENT);
    order
        .putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", Codes.IABP.getSystem())
        .put("code", Codes.IABP.getCode());
    context
        .putObject("draftOrders")
        .put("resourceType", "Bundle")
        .put("type", "collection")
        .putArray("entry")
        .addObject()
        .set("resource", order);
    ObjectNode prefetch = call.putObject("prefetch");
    server
        .get("/cds-services")
        .json()
        .path("services")
        .valueStream()
        .filter(offered -> offered.path("id").asText().equals(service.id()))
        .flatMap(offered -> offered.path("prefetch").propertyStream())
        .forEach(template -> prefetch.set(template.getKey(), fetched(template.getValue())));
    assertThat(prefetch).isNotEmpty();
    RunningServer.Answer answer = server.post("/cds-services/" + service.id(), call.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("cards");
  }

  /** Searches are remembered for some seconds; one that differs is made anew. */
  private static JsonNode fetched(JsonNode template) {
    String query = template.asText().replace("{{context.patientId}}", PATIENT);
    String mark = query.contains("?") ? "&_tag:not=" + UUID.randomUUID() : "";
    RunningServer.Answer answer = server.get("/fhir/" + query + mark);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static Stream<JsonNode> routineUse(JsonNode cards) {
    assertThat(cards).as("the profile is shown in any case").isNotEmpty();
    return cards.valueStream().filter(card -> card.path("summary").asText().contains(ROUTINE_USE));
  }

  private static QuestionnaireResponse filled() {
    QuestionnaireResponse form = forms.populated(PATIENT);
    answer(form, "features.considered", new BooleanType(true));
    answer(form, "goals.checked", new BooleanType(true));
    answer(form, "decision.maker", new StringType("Dr A, cardiology"));
    answer(
        form,
        "purpose",
        new Coding(FilledForms.LOCAL, "purpose-bridge-to-recovery", "Bridge to recovery"));
    return form.setStatus(QuestionnaireResponseStatus.COMPLETED);
  }

  private static Observation save(Bundle extracted) {
    assertThat(extracted.getEntry()).hasSize(1);
    forms.save(extracted);
    return (Observation) extracted.getEntryFirstRep().getResource();
  }

  @Test
  void aRationaleThatIsSavedTakesTheCardAway() {
    JsonNode card = routineUse(cards()).findFirst().orElseThrow();
    JsonNode task = card.at("/suggestions/0/actions/0/resource");
    assertThat(task.path("resourceType").asText()).isEqualTo("Task");
    assertThat(task.at("/input/0/valueCanonical").asText())
        .startsWith("http://fhir.org/guides/mcs-after-rosc/Questionnaire/mcs-selection-rationale|");
    assertThat(task.at("/input/0/type/coding").findValuesAsText("code"))
        .contains("collect-information");

    assertThat(titles(applied())).anyMatch(title -> title.contains(ROUTINE_USE));

    String id = forms.stored(filled());
    assertThat(routineUse(cards())).as("with the form alone").isEmpty();
    assertThat(titles(applied())).isNotEmpty().noneMatch(title -> title.contains(ROUTINE_USE));

    Observation rationale = save(forms.extracted(id));

    assertThat(rationale.getDerivedFromFirstRep().getReference())
        .isEqualTo("QuestionnaireResponse/" + id);
    assertThat(rationale.getPerformerFirstRep().getDisplay()).isEqualTo("Dr A, cardiology");
    assertThat(routineUse(cards())).isEmpty();
    assertThat(titles(applied())).isNotEmpty().noneMatch(title -> title.contains(ROUTINE_USE));

    // Withdrawn, it is none, and the form that it was made of is none either.
    rationale.setStatus(ObservationStatus.ENTEREDINERROR);
    assertThat(server.put("/fhir/" + rationale.getId(), json(rationale)).status()).isEqualTo(200);
    assertThat(routineUse(cards())).hasSize(1);
  }

  private static CarePlan applied() {
    RunningServer.Answer answer =
        server.get("/fhir/PlanDefinition/mcs-order-review/$apply?subject=Patient/" + PATIENT);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(CarePlan.class, answer.body());
  }

  private static List<String> titles(CarePlan plan) {
    return plan.getContained().stream()
        .filter(RequestGroup.class::isInstance)
        .flatMap(group -> ((RequestGroup) group).getAction().stream())
        .map(action -> action.getTitle())
        .toList();
  }

  @Test
  void theFormShowsWhatIsOnRecordAndNamesWhatIsNot() {
    QuestionnaireResponse form = forms.populated(PATIENT);

    assertThat(texts(form, "record.devices")).singleElement().asString().contains("Micro-axial");
    assertThat(texts(form, "record.population"))
        .hasSize(6)
        .anyMatch(line -> line.startsWith("Hypoperfusion: MET (lactate 5.2 mmol/L"));
    assertThat(texts(form, "record.goals")).singleElement().asString().startsWith("full treatment");
    assertThat(texts(form, "features.states"))
        .hasSize(14)
        .anyMatch(line -> line.startsWith("STEMI: MET"))
        .anyMatch(
            line -> line.startsWith("Mechanical complication: NOT KNOWN (nothing on record)"));
    assertThat(item(form, "decision.time").getAnswerFirstRep().hasValueDateTimeType()).isTrue();
    for (String asked : List.of("features.considered", "goals.checked", "decision.maker")) {
      assertThat(item(form, asked).getAnswer()).as(asked).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features.considered",
        "goals.checked",
        "decision.maker",
        "decision.time",
        "purpose"
      })
  void aFormWithoutOneOfItsPartsIsNoRationale(String missing) {
    QuestionnaireResponse part = filled();
    item(part, missing).getAnswer().clear();
    Observation incomplete = save(forms.extracted(forms.stored(part)));

    assertThat(incomplete.getSubject().getReference()).isEqualTo("Patient/" + PATIENT);
    assertThat(routineUse(cards())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"features.considered", "goals.checked"})
  void aFormThatSaysNoIsNoRationale(String denied) {
    QuestionnaireResponse form = filled();
    answer(form, denied, new BooleanType(false));
    Observation unused = save(forms.extracted(forms.stored(form)));

    assertThat(routineUse(cards())).hasSize(1);
  }

  @Test
  void aFormThatWasAmendedGivesNoRationaleAnew() {
    QuestionnaireResponse form = filled().setStatus(QuestionnaireResponseStatus.AMENDED);

    assertThat(forms.extracted(forms.stored(form)).getEntry()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in-progress", "entered-in-error", "stopped"})
  void aFormThatIsNotCompletedIsRefused(String status) {
    QuestionnaireResponse form = filled().setStatus(QuestionnaireResponseStatus.fromCode(status));
    RunningServer.Answer answer =
        server.post(
            "/fhir/QuestionnaireResponse/" + forms.stored(form) + "/$extract",
            json(new Parameters()));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("Only completed answers", "OperationOutcome");
  }

  @Test
  void formsAndTemplatesOfTheCallerAreRefused() {
    Parameters populate = new Parameters();
    populate.addParameter().setName("subject").setValue(new StringType("Patient/" + PATIENT));
    populate.addParameter().setName("questionnaire").setResource(new Questionnaire());
    assertThat(server.post("/fhir/Questionnaire/$populate", json(populate)).status())
        .isEqualTo(403);

    QuestionnaireResponse form = filled();
    Questionnaire own = new Questionnaire();
    own.setId("own");
    Resource unused = form.addContained(own);
    form.setQuestionnaire("#own");
    Parameters extract = new Parameters();
    extract.addParameter().setName("questionnaire-response").setResource(form);
    assertThat(server.post("/fhir/QuestionnaireResponse/$extract", json(extract)).status())
        .isEqualTo(403);

    QuestionnaireResponse unknown = filled().setQuestionnaire("http://example.org/none");
    extract.getParameter().get(0).setResource(unknown);
    RunningServer.Answer answer =
        server.post("/fhir/QuestionnaireResponse/$extract", json(extract));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("name no form of this server");
  }
}
