package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.server.store.ProtectedServer.auditor;
import static org.mcsguideline.server.store.ProtectedServer.nobody;
import static org.mcsguideline.server.store.ProtectedServer.patient;
import static org.mcsguideline.server.store.ProtectedServer.reader;
import static org.mcsguideline.server.store.ProtectedServer.token;
import static org.mcsguideline.server.store.ProtectedServer.writer;

import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The FHIR API with login: what the scopes of a token open. */
@Tag("T-OPENAPI")
class FhirScopesIT {

  @Test
  @Tag("T-SCOPE")
  void aScopeForOneTypeOpensThatTypeOnly() {
    TrialServer observations = nobody().as(token("user/Observation.read", null));
    assertThat(observations.get("/fhir/Observation").status()).isEqualTo(200);
    observations.get("/fhir/Patient/other").refusedWith(403);
    observations.get("/fhir/Observation?_include=Observation:subject").refusedWith(403);
    observations.get("/fhir/Observation?subject:Patient.name=Elsewhere").refusedWith(403);
    observations.get("/fhir/Observation?_has:DiagnosticReport:result:status=x").refusedWith(403);
    observations.delete("/fhir/Observation/theirs").refusedWith(403);
  }

  @Test
  @Tag("T-SCOPE")
  void searchingAndReadingAreDifferentRights() {
    TrialServer onlyReads = nobody().as(token("user/Observation.r", null));
    assertThat(onlyReads.get("/fhir/Observation/theirs").status()).isEqualTo(200);
    onlyReads.get("/fhir/Observation").refusedWith(403);
  }

  @Test
  @Tag("T-SCOPE")
  void creatingIsNotUpdatingOrDeleting() {
    TrialServer creates = nobody().as(token("user/Observation.c", null));
    Observation mine = new Observation().setSubject(new Reference("Patient/other"));
    assertThat(creates.send("POST", "/fhir/Observation", mine).status()).isEqualTo(201);
    mine.setId("Observation/theirs");
    creates.send("PUT", "/fhir/Observation/theirs", mine).refusedWith(403);
    creates.delete("/fhir/Observation/theirs").refusedWith(403);
  }

  @Test
  @Tag("T-SCOPE")
  void aPatientScopeWithoutAPatientOpensNothing() {
    TrialServer without = nobody().as(token("patient/*.rs", null));
    for (String path :
        List.of("/fhir/Patient", "/fhir/Observation/theirs", "/fhir/Patient/other")) {
      assertThat(without.get(path).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @Tag("T-AUDIT")
  @ValueSource(
      strings = {
        "/fhir/AuditEvent",
        "/fhir/AuditEvent?_summary=count",
        "/fhir/AuditEvent/_history",
        "/fhir/AuditEvent/any",
        "/fhir/Patient?_revinclude=AuditEvent:patient",
        "/fhir/Patient?_has:AuditEvent:patient:action=R",
        "/fhir/_history"
      })
  void whoReadsEverythingDoesNotReadTheAuditTrail(String path) {
    reader().get(path).refusedWith(403);
    writer().get(path).refusedWith(403);
    nobody().as(token("system/*.rs", null)).get(path).refusedWith(403);
    patient().get(path).refusedWith(403);
    nobody().get(path).refusedWith(401);
  }

  @Test
  @Tag("T-AUDIT")
  void aScopeThatNamesTheAuditTrailOpensItAndNothingElse() {
    assertThat(auditor().get("/fhir/AuditEvent?_count=1").status()).isEqualTo(200);
    auditor().get("/fhir/Patient/other").refusedWith(403);
    auditor().get("/fhir/Observation").refusedWith(403);
  }
}
