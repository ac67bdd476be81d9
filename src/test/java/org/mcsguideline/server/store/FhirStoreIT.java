package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.server.store.TrialServer.Answer;

/** The FHIR store over HTTP: what it says of itself, keeps and refuses. */
class FhirStoreIT {

  private final TrialServer server = OpenServer.get().server();

  @Test
  void saysThatItIsStarting() {
    assertThat(
            OpenServer.get().whileStarting().refusedWith(503).getIssueFirstRep().getCode().toCode())
        .isEqualTo("transient");
    assertThat(OpenServer.get().whileStarting().http().headers().firstValue("Retry-After"))
        .contains("5");
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
