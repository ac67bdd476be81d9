package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.server.store.TrialServer.Answer;

/** The operations of the FHIR store over HTTP. */
class FhirOperationsIT {

  private static final String APPLY = "/fhir/PlanDefinition/tiny-plan/$apply";

  private final TrialServer server = OpenServer.get().server();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/$expunge",
        "/fhir/Patient/tiny-high/$expunge",
        "/fhir/Library/TinyLogic/$meta-add",
        "/fhir/$reindex",
        "/fhir/$cql",
        "/fhir/Library/$evaluate",
        "/fhir/CodeSystem/$upload-external-code-system",
        "/fhir/PlanDefinition/$package",
        "/fhir/ActivityDefinition/tiny-activity/$package",
        "/fhir/Patient/$validate"
      })
  void refusesOtherOperations(String path) {
    Answer answer = server.send("POST", path, new Parameters());
    assertThat(answer.status()).isIn(400, 403, 404);
    answer.refusedWith(answer.status());
  }

  @Test
  void expandsAndValidatesCodes() {
    ValueSet expanded = server.get("/fhir/ValueSet/tiny-lactate/$expand").as(ValueSet.class);
    assertThat(expanded.getExpansion().getContains()).hasSize(2);
    Parameters valid =
        server
            .get("/fhir/ValueSet/tiny-lactate/$validate-code?system=http://loinc.org&code=2524-7")
            .as(Parameters.class);
    assertThat(((BooleanType) valid.getParameter("result").getValue()).booleanValue()).isTrue();
  }

  @Test
  void evaluatesStoredLibrary() {
    Parameters results =
        server
            .get("/fhir/Library/TinyLogic/$evaluate?subject=Patient/tiny-high&expression=Limit")
            .as(Parameters.class);
    assertThat(((DecimalType) results.getParameter("Limit").getValue()).getValue())
        .isEqualByComparingTo("4.0");
  }

  @Test
  void listsDataRequirements() {
    Library needed =
        server.get("/fhir/PlanDefinition/tiny-plan/$data-requirements").as(Library.class);
    assertThat(needed.getDataRequirement()).extracting(r -> r.getType()).contains("Observation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataEndpoint", "contentEndpoint", "terminologyEndpoint"})
  void followsNoEndpointOfTheCaller(String endpoint) {
    Parameters parameters = new Parameters();
    parameters.addParameter("subject", "Patient/tiny-high");
    parameters.addParameter(endpoint, new StringType("http://localhost:1/fhir"));
    server.send("POST", APPLY, parameters).refusedWith(403);
  }

  @Test
  void appliesNoUploadedPlan() {
    Parameters parameters = new Parameters();
    parameters.addParameter("subject", "Patient/tiny-high");
    parameters.addParameter().setName("planDefinition").setResource(uploaded());
    server.send("POST", "/fhir/PlanDefinition/$apply", parameters).refusedWith(403);
  }

  @Test
  void runsNoUploadedForm() {
    Bundle data = new Bundle().setType(Bundle.BundleType.COLLECTION);
    data.addEntry().setResource(new Questionnaire().setUrl("urn:uploaded"));
    Parameters parameters = new Parameters();
    parameters.addParameter("subject", "Patient/tiny-high");
    parameters.addParameter().setName("data").setResource(data);
    server.send("POST", "/fhir/PlanDefinition/tiny-plan/$r5.apply", parameters).refusedWith(403);
  }

  private static PlanDefinition uploaded() {
    PlanDefinition plan = new PlanDefinition();
    plan.setId("uploaded");
    return plan.setUrl("urn:uploaded");
  }

  @Test
  void appliesPlanToStoredPatient() {
    CarePlan carePlan = server.get(APPLY + "?subject=Patient/tiny-high").as(CarePlan.class);
    RequestGroup group = (RequestGroup) carePlan.getContained().get(0);
    assertThat(group.getAction()).extracting(a -> a.getId()).contains("high", "always");
    assertThat(group.getAction()).extracting(a -> a.getId()).doesNotContain("not-high");
    RequestGroupActionComponent high = group.getActionFirstRep();
    assertThat(high.getTitle()).isEqualTo("Lactate 6.2 mmol/L, limit 4.0");
    assertThat(high.getTextEquivalent()).isEqualTo("Lactate 6.2 mmol/L, limit 4.0");
    assertThat(high.getAction()).hasSize(1);
    assertThat(carePlan.getContained()).hasAtLeastOneElementOfType(ServiceRequest.class);
  }

  @Test
  void keepsTheCallersParameters() {
    Parameters cql = new Parameters();
    cql.addParameter().setName("Lactate Limit").setValue(new DecimalType("7.5"));
    Parameters parameters = new Parameters();
    parameters.addParameter("subject", "Patient/tiny-high");
    parameters.addParameter().setName("parameters").setResource(cql);
    CarePlan carePlan = server.send("POST", APPLY, parameters).as(CarePlan.class);
    RequestGroup group = (RequestGroup) carePlan.getContained().get(0);
    assertThat(group.getActionFirstRep().getId()).isEqualTo("not-high");
    assertThat(group.getActionFirstRep().getTitle()).isEqualTo("Lactate 6.2 mmol/L, limit 7.5");
  }

  @Test
  void appliesAtTheDecisionTimeOfTheCaller() {
    Parameters cql = new Parameters();
    cql.addParameter()
        .setName("Decision Time")
        .setValue(new DateTimeType(Date.from(Instant.now().minus(Duration.ofDays(2)))));
    Parameters parameters = new Parameters();
    parameters.addParameter(
        "canonical",
        new CanonicalType("http://example.org/guides/tiny/PlanDefinition/tiny-plan|1.0.0"));
    parameters.addParameter("subject", "Patient/tiny-high");
    parameters.addParameter().setName("parameters").setResource(cql);
    CarePlan carePlan =
        server.send("POST", "/fhir/PlanDefinition/$apply", parameters).as(CarePlan.class);
    RequestGroup group = (RequestGroup) carePlan.getContained().get(0);
    assertThat(group.getActionFirstRep().getId()).isEqualTo("not-high");
  }

  @Test
  void appliesPlanWithinPlan() {
    CarePlan carePlan =
        server
            .get("/fhir/PlanDefinition/tiny-outer/$apply?subject=Patient/tiny-high")
            .as(CarePlan.class);
    assertThat(carePlan.getContained())
        .filteredOn(RequestGroup.class::isInstance)
        .extracting(resource -> ((RequestGroup) resource).getActionFirstRep().getId())
        .contains("use-inner", "high");
  }
}
