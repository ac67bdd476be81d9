package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.server.store.ProtectedServer.auditor;
import static org.mcsguideline.server.store.ProtectedServer.nobody;
import static org.mcsguideline.server.store.ProtectedServer.reader;
import static org.mcsguideline.server.store.ProtectedServer.writer;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.decision.CallerReference;
import org.mcsguideline.server.store.TrialServer.Answer;

/** The audit trail of the FHIR API, and of those who did not get in. */
@Tag("T-AUDIT")
class FhirAuditIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String APPLY = "/fhir/PlanDefinition/tiny-plan/$apply";

  private static List<AuditEvent> events(String query) {
    return auditor()
        .get("/fhir/AuditEvent?_count=200&" + query)
        .as(Bundle.class)
        .getEntry()
        .stream()
        .map(entry -> (AuditEvent) entry.getResource())
        .toList();
  }

  private static String patient() {
    String id = "audited-" + UUID.randomUUID();
    Patient patient = new Patient();
    patient.setId("Patient/" + id);
    assertThat(writer().send("PUT", "/fhir/Patient/" + id, patient).status()).isEqualTo(201);
    return id;
  }

  /** Those about a patient, once the last thing that was done with it is among them. */
  private static List<AuditEvent> eventsOf(String patient) {
    String query = "entity=" + CallerReference.BASE + "/Patient/" + patient;
    assertThat(reader().get("/fhir/Patient/" + patient).status()).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .until(() -> events(query).stream().anyMatch(event -> isOf(event, "read")));
    return events(query);
  }

  private static boolean isOf(AuditEvent event, String interaction) {
    return interaction.equals(event.getSubtypeFirstRep().getCode());
  }

  private static List<String> operations(List<AuditEvent> events) {
    return events.stream()
        .filter(event -> isOf(event, "operation"))
        .map(event -> event.getEntityFirstRep().getName())
        .toList();
  }

  @Test
  void eachOperationOnAPatientIsAuditedOnce() {
    String patient = patient();
    assertThat(reader().get(APPLY + "?subject=Patient/" + patient).status()).isEqualTo(200);
    assertThat(reader().get("/fhir/Patient/" + patient + "/$everything").status()).isEqualTo(200);
    Parameters body = new Parameters();
    body.addParameter("subject", "Patient/" + patient);
    Answer evaluated = reader().send("POST", "/fhir/Library/TinyLogic/$evaluate", body);
    assertThat(evaluated.status()).as(evaluated.http().body()).isEqualTo(200);
    assertThat(reader().get("/fhir/Patient/" + patient + "/_history").status()).isEqualTo(200);

    List<AuditEvent> events = eventsOf(patient);
    assertThat(operations(events)).containsExactlyInAnyOrder("$apply", "$everything", "$evaluate");
    assertThat(events).filteredOn(event -> isOf(event, "history-instance")).hasSize(1);
    assertThat(events)
        .filteredOn(event -> isOf(event, "operation"))
        .allMatch(
            event -> event.getAgentFirstRep().getWho().getDisplay().contains("login.example"));
  }

  @Test
  void anOperationThatIsNotAllowedIsNoAccess() {
    String patient = patient();
    nobody().get(APPLY + "?subject=Patient/" + patient).refusedWith(401);
    auditor().get(APPLY + "?subject=Patient/" + patient).refusedWith(403);

    assertThat(operations(eventsOf(patient))).isEmpty();
  }

  @Test
  @Tag("T-RATE")
  void aRefusedLoginIsKeptOnceAMinuteForEachAddress() {
    for (int time = 0; time < 10; time++) {
      assertThat(status(nobody(), "/fhir/Patient", "203.0.113.7")).isEqualTo(401);
      assertThat(status(nobody().as("nonsense"), "/fhir/Library", "203.0.113.8")).isEqualTo(401);
      assertThat(status(nobody().as("nonsense"), "/cds-services", "203.0.113.9")).isEqualTo(401);
    }
    await().atMost(PATIENCE).until(() -> events("address=203.0.113.9").size() > 0);

    isOneRefusal("203.0.113.7", "fhir");
    isOneRefusal("203.0.113.8", "fhir");
    isOneRefusal("203.0.113.9", "cds-services");
  }

  private static int status(TrialServer caller, String path, String address) {
    return caller.get(path, "X-Forwarded-For", address).status();
  }

  private static void isOneRefusal(String address, String part) {
    assertThat(events("address=" + address))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getType().getCode()).isEqualTo("110114");
              assertThat(event.getOutcome()).isEqualTo(AuditEventOutcome._4);
              assertThat(event.getEntityFirstRep().getName()).isEqualTo(part);
            });
  }
}
