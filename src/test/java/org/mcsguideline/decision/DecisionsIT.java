package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.decision.DecisionCalls.PATIENCE;
import static org.mcsguideline.decision.DecisionCalls.awaited;
import static org.mcsguideline.decision.DecisionCalls.call;
import static org.mcsguideline.decision.DecisionCalls.feedback;
import static org.mcsguideline.decision.DecisionCalls.fresh;
import static org.mcsguideline.decision.DecisionCalls.overridden;
import static org.mcsguideline.decision.DecisionCalls.search;
import static org.mcsguideline.decision.DecisionCalls.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.vignettes.HookService;

/** Decisions, feedback and audit over HTTP, as they stand in the FHIR store. */
@Tag("T-AUDIT")
class DecisionsIT {

  @Test
  void aCallOnAPatientOfTheStoreIsKeptUnderThePatient() {
    ObjectNode request = fresh("V04", HookService.ORDER_REVIEW, "demo-04");
    assertThat(call(request, HookService.ORDER_REVIEW)).hasSize(2);
    String instance = "urn:uuid:" + request.path("hookInstance").asText();

    JsonNode kept =
        awaited("GuidanceResponse?subject=Patient/demo-04&request=" + instance, 1).get(0);
    assertThat(kept.path("status").asText()).isEqualTo("success");
    assertThat(kept.path("reasonCode").toString()).contains("population-determined");
    assertThat(kept.toString()).contains("SHOW", "PROFILE", "siteProfileHash", "\"input\"");
    assertThat(kept.path("contained").path(0).toString())
        .as("the account, beside the trace, holds no value")
        .contains("recommendation")
        .doesNotContain("valueQuantity", "5.2", "lactate 5");
    assertThat(kept.path("contained").path(1).toString()).contains("McsCriteria.Is In Population");
  }

  @Test
  void aCallOnAPatientOfTheCallerIsKeptUnderThatPatientAndAuditedOnce() {
    String patient = "caller-" + UUID.randomUUID();
    ObjectNode request = fresh("V04", HookService.PATIENT_REVIEW, patient);
    JsonNode cards = call(request, HookService.PATIENT_REVIEW);
    assertThat(cards).isNotEmpty();
    String reference = CallerReference.BASE + "/Patient/" + patient;

    awaited("GuidanceResponse?subject=" + reference, 1);
    // Looking for what is kept is audited too, as a search.
    JsonNode event = awaited("AuditEvent?subtype=operation&entity=" + reference, 1).get(0);
    assertThat(event.path("outcome").asText()).isEqualTo("0");
    assertThat(event.toString())
        .contains("Practitioner/p1", "mcs-patient-review", cards.path(0).path("uuid").asText());
  }

  @Test
  void aRefusedCallIsAuditedToo() {
    int before = refusedCalls();
    ObjectNode request = fresh("V04", HookService.ORDER_REVIEW, "refused");
    ((ObjectNode) request.path("prefetch")).remove("patient");
    assertThat(server().post("/cds-services/mcs-order-review", request.toString()).status())
        .isEqualTo(412);

    await().atMost(PATIENCE).until(() -> refusedCalls() > before);
  }

  /** All of them; a page would not hold the refusals of other tests. */
  private static int refusedCalls() {
    return server().get("/fhir/AuditEvent?outcome=4&_summary=count").json().path("total").asInt();
  }

  @Test
  void theRecordsOfTheServiceCanBeReadAndNotChanged() {
    call(fresh("V04", HookService.ORDER_REVIEW, "demo-04"), HookService.ORDER_REVIEW);
    await().atMost(PATIENCE).until(() -> !search("AuditEvent?_count=1").isEmpty());
    for (String type : List.of("AuditEvent", "GuidanceResponse")) {
      String id = search(type + "?_count=1").get(0).path("id").asText();
      String body = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"}";
      assertThat(server().put("/fhir/" + type + "/" + id, body).status()).isEqualTo(403);
      assertThat(server().delete("/fhir/" + type + "/" + id).status()).isEqualTo(403);
    }
  }

  @Test
  void everyAccessThroughTheApiIsAudited() {
    // Others may have read the same patient before.
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    assertThat(server().get("/fhir/Patient/demo-08").status()).isEqualTo(200);
    String query =
        "AuditEvent?_count=500&subtype=read&patient=%s/Patient/demo-08&date=ge%s"
            .formatted(CallerReference.BASE, before);

    assertThat(awaited(query, 1).get(0).toString()).contains("IHE.BasicAudit.PatientRead");
  }

  @Test
  void countsWhatHappens() {
    call(fresh("V23", HookService.ORDER_REVIEW, "metrics"), HookService.ORDER_REVIEW);
    feedback("mcs-order-review", "{'feedback':[" + overridden("metrics") + "]}");

    String metrics = server().get("/actuator/prometheus").body();
    assertThat(metrics)
        .contains("mcs_calls_seconds_count{service=\"mcs-order-review\",status=\"200\"}")
        .contains(
            "mcs_unknowns_total{item=\"Systolic blood pressure\",plan=\"mcs-rec-routine-use\"}")
        .contains("mcs_outcomes_total{outcome=\"CANNOT_DETERMINE\",plan=\"mcs-rec-routine-use\"}")
        .contains("mcs_feedback_total{outcome=\"OVERRIDDEN\",reason=\"override-disagree\"")
        .contains("mcs_decisions_waiting", "mcs_decisions_lost_total 0.0")
        .contains("mcs_calls_seconds_bucket");
    assertThat(server().get("/actuator/health/decisions").status()).isEqualTo(200);
  }
}
