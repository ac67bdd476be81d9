package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.server.store.TrialServer.Answer;

class FhirStoreIT {

  private static final String APPLY = "/fhir/PlanDefinition/tiny-plan/$apply";

  @TempDir private static Path database;
  private static TrialServer server;
  private static Answer whileStarting;

  @BeforeAll
  static void start() {
    server = TrialServer.start(database);
    whileStarting = server.get("/fhir/metadata");
    server.awaitStore();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void saysThatItIsStarting() {
    assertThat(whileStarting.refusedWith(503).getIssueFirstRep().getCode().toCode())
        .isEqualTo("transient");
    assertThat(whileStarting.http().headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void announcesJsonOnly() {
    CapabilityStatement statement = server.get("/fhir/metadata").as(CapabilityStatement.class);
    assertThat(statement.getFormat())
        .extracting(Object::toString)
        .noneMatch(f -> f.contains("xml"));
    assertThat(statement.getRestFirstRep().getResource()).hasSizeGreaterThan(20);
  }

  @Test
  void hasItsOwnHealth() {
    assertThat(server.get("/actuator/health/fhir").http().body()).contains("\"UP\"");
    assertThat(server.get("/actuator/health/readiness").http().body()).doesNotContain("fhirStore");
  }

  // Knowledge

  @Test
  void servesKnowledgeUnderItsOwnId() {
    Library library = server.get("/fhir/Library/TinyLogic").as(Library.class);
    assertThat(library.getVersion()).isEqualTo("1.0.0");
    assertThat(library.getMeta().getVersionId()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PlanDefinition/tiny-plan", "Library/TinyLogic", "ValueSet/tiny-lactate"})
  void refusesToDeleteKnowledge(String reference) {
    server.delete("/fhir/" + reference).refusedWith(403);
    assertThat(server.get("/fhir/" + reference).status()).isEqualTo(200);
  }

  @Test
  void refusesToChangeKnowledge() {
    PlanDefinition plan = server.get("/fhir/PlanDefinition/tiny-plan").as(PlanDefinition.class);
    plan.setTitle("Changed");
    server.send("PUT", "/fhir/PlanDefinition/tiny-plan", plan).refusedWith(403);
    server.send("PUT", "/fhir/PlanDefinition?name=TinyPlan", plan).refusedWith(403);
  }

  @Test
  void refusesToCreateKnowledge() {
    server.send("POST", "/fhir/ValueSet", new ValueSet().setUrl("urn:new")).refusedWith(403);
    server.send("POST", "/fhir/Parameters", new Parameters()).refusedWith(403);
  }

  @Test
  void refusesToPatchKnowledge() {
    String patch = "[{\"op\":\"replace\",\"path\":\"/title\",\"value\":\"Changed\"}]";
    server
        .send("PATCH", "/fhir/PlanDefinition/tiny-plan", patch, "application/json-patch+json")
        .refusedWith(403);
    assertThat(server.get("/fhir/PlanDefinition/tiny-plan").as(PlanDefinition.class).getTitle())
        .isEqualTo("Tiny plan");
  }

  @Test
  void refusesKnowledgeInTransaction() {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setResource(new Patient().setActive(true).setId("Patient/with-knowledge"))
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl("Patient/with-knowledge");
    bundle
        .addEntry()
        .setResource(new Library().setName("Uploaded"))
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl("Library");
    server.send("POST", "/fhir", bundle).refusedWith(403);
    server.get("/fhir/Patient/with-knowledge").refusedWith(404);
  }

  @Test
  void refusesKnowledgeInBatch() {
    Bundle bundle = new Bundle().setType(BundleType.BATCH);
    bundle.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl("PlanDefinition/tiny-plan");
    server.send("POST", "/fhir", bundle);
    assertThat(server.get("/fhir/PlanDefinition/tiny-plan").status()).isEqualTo(200);
  }

  @Test
  void storesPatientData() {
    Patient patient = new Patient().setActive(true);
    patient.setId("Patient/written");
    assertThat(server.send("PUT", "/fhir/Patient/written", patient).status()).isEqualTo(201);
    String patch = "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]";
    Answer patched =
        server.send("PATCH", "/fhir/Patient/written", patch, "application/json-patch+json");
    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.as(Patient.class).getActive()).isFalse();
    assertThat(server.delete("/fhir/Patient/written").status()).isEqualTo(200);
  }

  // Operations

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
        "/fhir/PlanDefinition/tiny-plan/$r5.apply",
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

  private static PlanDefinition uploaded() {
    PlanDefinition plan = new PlanDefinition();
    plan.setId("uploaded");
    return plan.setUrl("urn:uploaded");
  }

  // $apply

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

  // Demo patients

  @Test
  void movesDemoPatientsToThePresent() {
    Observation latest = server.get("/fhir/Observation/tiny-lactate-2").as(Observation.class);
    assertThat(latest.getEffectiveDateTimeType().getValue().toInstant())
        .isBetween(Instant.now().minus(Duration.ofMinutes(100)), Instant.now());
    Encounter encounter = server.get("/fhir/Encounter/tiny-encounter").as(Encounter.class);
    Duration between =
        Duration.between(
            encounter.getPeriod().getStart().toInstant(),
            latest.getEffectiveDateTimeType().getValue().toInstant());
    assertThat(between).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void keepsBirthDates() {
    Patient patient = server.get("/fhir/Patient/tiny-high").as(Patient.class);
    assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1970-05-02");
    assertThat(patient.getBirthDateElement().getExtensionFirstRep().getValue().primitiveValue())
        .isEqualTo("1970-05-02T04:00:00Z");
  }

  // The wire

  @Tag("T-XXE")
  @Test
  void readsNoXml() {
    server
        .send(
            "POST",
            "/fhir/Patient",
            "<Patient xmlns=\"http://hl7.org/fhir\"/>",
            "application/fhir+xml")
        .refusedWith(415);
  }

  @Test
  void writesNoXml() {
    server.get("/fhir/Patient/tiny-high", "Accept", "application/fhir+xml").refusedWith(406);
    server.get("/fhir/Patient/tiny-high?_format=xml").refusedWith(406);
    String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    server.get("/fhir/Patient/tiny-high", "Accept", browser).as(Patient.class);
  }

  @Test
  void answersUnknownResourceWithOutcome() {
    server.get("/fhir/Patient/nobody").refusedWith(404);
    server.get("/fhir/Unheard/of").refusedWith(404);
    server
        .send("POST", "/fhir/Patient", "{\"resourceType\":", "application/fhir+json")
        .refusedWith(400);
  }
}
