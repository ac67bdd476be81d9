package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.RunningServer.Answer;

/** Decisions, feedback and audit over HTTP, as they stand in the FHIR store. */
@Tag("T-AUDIT")
class DecisionsIT {

  private static final String LOCAL = "http://fhir.org/guides/mcs-after-rosc/CodeSystem/mcs-local|";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static RunningServer server = RunningServer.get();

  @BeforeAll
  static void storeIsThere() {
    server = server.withStore();
  }

  @CanIgnoreReturnValue
  private static JsonNode call(ObjectNode request, HookService service) {
    Answer answer = server.post("/cds-services/" + service.id(), request.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("cards");
  }

  private static List<JsonNode> search(String query) {
    Answer answer = server.get("/fhir/" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("entry").valueStream().map(e -> e.path("resource")).toList();
  }

  @CanIgnoreReturnValue
  private static List<JsonNode> awaited(String query, int count) {
    await().atMost(PATIENCE).until(() -> search(query).size() >= count);
    List<JsonNode> found = search(query);
    assertThat(found).hasSize(count);
    return found;
  }

  private static ObjectNode fresh(String vignette, HookService service, String patient) {
    return Desk.onAnotherOccasion(Desk.request(vignette, service, patient));
  }

  @CanIgnoreReturnValue
  private static Answer feedback(String service, String json) {
    return server.post("/cds-services/" + service + "/feedback", json.replace('\'', '"'));
  }

  private static String overridden(String card) {
    return ("{'card':'%s','outcome':'overridden','overrideReason':{'reason':{'code':"
            + "'override-disagree','system':'%s'},'userComment':'CANARY'},"
            + "'outcomeTimestamp':'2024-03-01T10:00:00Z'}")
        .formatted(card, LOCAL.replace("|", ""));
  }

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
    assertThat(kept.toString()).doesNotContain("valueQuantity", "5.2", "lactate 5");
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
    assertThat(server.post("/cds-services/mcs-order-review", request.toString()).status())
        .isEqualTo(412);

    await().atMost(PATIENCE).until(() -> refusedCalls() > before);
  }

  /** All of them; a page would not hold the refusals of other tests. */
  private static int refusedCalls() {
    return server.get("/fhir/AuditEvent?outcome=4&_summary=count").json().path("total").asInt();
  }

  @Test
  @Tag("ch-49")
  @Tag("ch-52")
  void oneQueryTellsWhichCardsWereOverriddenAndWhy() {
    String patient = "feedback-" + UUID.randomUUID();
    JsonNode cards =
        call(fresh("V04", HookService.ORDER_REVIEW, patient), HookService.ORDER_REVIEW);
    String card = cards.path(0).path("uuid").asText();
    String body = "{'feedback':[" + overridden(card) + "," + overridden("unheard-of") + "]}";

    assertThat(feedback("mcs-order-review", body).status()).isEqualTo(200);
    assertThat(feedback("mcs-order-review", body).status()).isEqualTo(200);

    List<JsonNode> overridden =
        search("Communication?category=" + LOCAL + "card-overridden&_count=500");
    assertThat(overridden)
        .filteredOn(kept -> kept.toString().contains(card))
        .singleElement()
        .satisfies(
            kept ->
                assertThat(kept.toString())
                    .contains("override-disagree", "mcs-rec-routine-use", "CANARY", patient));
    assertThat(search("Communication?category=" + LOCAL + "card-not-known"))
        .anyMatch(kept -> kept.toString().contains("unheard-of"));
  }

  @Test
  @Tag("ch-50")
  void ofWrongFeedbackNothingIsKept() {
    String body = "{'feedback':[" + overridden("right") + ",{'card':'wrong'}]}";
    Answer refused = feedback("mcs-order-review", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("feedback[1].outcome").doesNotContain("CANARY");
    assertThat(search("Communication?identifier=urn:ietf:rfc:3986|urn:uuid:right")).isEmpty();
    assertThat(feedback("nobody", "{}").status()).isEqualTo(404);
  }

  @Test
  @Tag("ch-49")
  void aReminderThatWasSetAsideRestsAndComesBack() {
    String patient = "rest-" + UUID.randomUUID();
    ObjectNode request = fresh("V45", HookService.MONITORING, patient);
    String card = call(request, HookService.MONITORING).path(0).path("uuid").asText();
    assertThat(feedback("mcs-monitoring", "{'feedback':[" + overridden(card) + "]}").status())
        .isEqualTo(200);

    assertThat(call(Desk.onAnotherOccasion(request), HookService.MONITORING)).isEmpty();
    assertThat(call(Desk.later(request, Duration.ofMinutes(30)), HookService.MONITORING))
        .hasSize(1);
  }

  @Test
  void theRecordsOfTheServiceCanBeReadAndNotChanged() {
    call(fresh("V04", HookService.ORDER_REVIEW, "demo-04"), HookService.ORDER_REVIEW);
    await().atMost(PATIENCE).until(() -> !search("AuditEvent?_count=1").isEmpty());
    for (String type : List.of("AuditEvent", "GuidanceResponse")) {
      String id = search(type + "?_count=1").get(0).path("id").asText();
      String body = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"}";
      assertThat(server.put("/fhir/" + type + "/" + id, body).status()).isEqualTo(403);
      assertThat(server.delete("/fhir/" + type + "/" + id).status()).isEqualTo(403);
    }
  }

  @Test
  void everyAccessThroughTheApiIsAudited() {
    assertThat(server.get("/fhir/Patient/demo-08").status()).isEqualTo(200);
    String query =
        "AuditEvent?_count=500&subtype=read&patient=" + (CallerReference.BASE + "/Patient/demo-08");

    assertThat(awaited(query, 1).get(0).toString()).contains("IHE.BasicAudit.PatientRead");
  }

  @Test
  void countsWhatHappens() {
    call(fresh("V23", HookService.ORDER_REVIEW, "metrics"), HookService.ORDER_REVIEW);
    feedback("mcs-order-review", "{'feedback':[" + overridden("metrics") + "]}");

    String metrics = server.get("/actuator/prometheus").body();
    assertThat(metrics)
        .contains("mcs_calls_seconds_count{service=\"mcs-order-review\",status=\"200\"}")
        .contains(
            "mcs_unknowns_total{item=\"Systolic blood pressure\",plan=\"mcs-rec-routine-use\"}")
        .contains("mcs_outcomes_total{outcome=\"CANNOT_DETERMINE\",plan=\"mcs-rec-routine-use\"}")
        .contains("mcs_feedback_total{outcome=\"OVERRIDDEN\",reason=\"override-disagree\"")
        .contains("mcs_decisions_waiting", "mcs_decisions_lost_total 0.0")
        .contains("mcs_calls_seconds_bucket");
    assertThat(server.get("/actuator/health/decisions").status()).isEqualTo(200);
  }
}
