package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.knowledge.json.FhirJson;

/** Our own FHIR server plays the clinical system: what a call does not bring is asked there. */
@Tag("ch-19")
@Tag("ch-24")
class OwnServerAsEhrIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOW =
      OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString();

  private static RunningServer server;
  private static String base;

  @BeforeAll
  static void start() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    base = "http://127.0.0.1:" + port + "/fhir";
    server =
        RunningServer.with(
                "--server.port=" + port,
                "--mcs.ehr.bases=" + base,
                // Machines that run tests are busy; the limits themselves are tested elsewhere.
                "--mcs.ehr.read=4s",
                "--mcs.ehr.total=4s")
            .withStore();
    // The first searches of a store compile their queries.
    assertThat(server.get("/fhir/Observation?patient=demo-04").status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ObjectNode call(HookService service, String patient) {
    ObjectNode call = JSON.createObjectNode();
    call.put("hook", service.hook());
    call.put("hookInstance", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
    ObjectNode context = call.putObject("context");
    context.put("userId", "Practitioner/p1").put("patientId", patient);
    if (service == HookService.ENCOUNTER_START) {
      context.put("encounterId", patient + "-enc");
    }
    if (service.hasDrafts()) {
      context
          .putObject("draftOrders")
          .put("resourceType", "Bundle")
          .put("type", "collection")
          .putArray("entry")
          .addObject()
          .set("resource", order(patient));
    }
    if (service == HookService.ORDER_ADVICE) {
      context.putArray("selections").add("ServiceRequest/draft-1");
    }
    call.putObject("extension").put("org.mcsguideline.decision-time", NOW);
    return call;
  }

  private static ObjectNode order(String patient) {
    ObjectNode order = JSON.createObjectNode().put("resourceType", "ServiceRequest");
    order.put("id", "draft-1").put("status", "draft").put("intent", "order");
    order.putObject("subject").put("reference", "Patient/" + patient);
    order
        .putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", Codes.IABP.getSystem())
        .put("code", Codes.IABP.getCode());
    return order;
  }

  /** What a clinical system sends that serves every template. */
  private static ObjectNode withPrefetch(ObjectNode call, HookService service, String patient) {
    ObjectNode prefetch = call.putObject("prefetch");
    for (JsonNode offered : server.get("/cds-services").json().path("services")) {
      if (offered.path("id").asText().equals(service.id())) {
        offered
            .path("prefetch")
            .properties()
            .forEach(
                template ->
                    prefetch.set(template.getKey(), fhir(template.getValue().asText(), patient)));
      }
    }
    assertThat(prefetch).isNotEmpty();
    return call;
  }

  private static JsonNode fhir(String template, String patient) {
    RunningServer.Answer answer =
        server.get("/fhir/" + template.replace("{{context.patientId}}", patient));
    assertThat(answer.status()).as(template).isEqualTo(200);
    return answer.json();
  }

  /** Each call has its own decision, to which its cards link. */
  private static JsonNode withoutDecisions(String body) {
    try {
      return FhirJson.MAPPER.readTree(body.replaceAll("decision=[0-9a-f-]{36}", "decision="));
    } catch (JsonProcessingException noJson) {
      throw new AssertionError(body, noJson);
    }
  }

  private static JsonNode cards(HookService service, ObjectNode call) {
    RunningServer.Answer answer = server.post("/cds-services/" + service.id(), call.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return withoutDecisions(answer.body()).path("cards");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo-04", "demo-08", "demo-21", "demo-25", "demo-34", "demo-45"})
  void aCallWithoutPrefetchGetsTheSameCardsAsOneWithAll(String patient) {
    int seen = 0;
    for (HookService service : HookService.values()) {
      JsonNode full = cards(service, withPrefetch(call(service, patient), service, patient));
      JsonNode fetched = cards(service, call(service, patient).put("fhirServer", base));

      assertThat(fetched).as(service.id()).isEqualTo(full);
      assertThat(fetched.toString()).doesNotContain("Could not be read");
      seen += full.size();
    }
    assertThat(seen).isPositive();
  }

  @Test
  @Tag("ch-23")
  void aCallWithTheFirstPagesGetsTheSameCardsAsOneWithAll() {
    HookService service = HookService.MONITORING;
    ObjectNode paged = withPrefetch(call(service, "demo-34"), service, "demo-34");
    JsonNode full = cards(service, paged);
    ObjectNode prefetch = (ObjectNode) paged.path("prefetch");
    int entries = prefetch.path("labs").path("entry").size();
    assertThat(entries).isGreaterThan(2);
    String query =
        "Observation?patient={{context.patientId}}&category=laboratory&_sort=-date&_count="
            + (entries / 3 + 1);
    prefetch.set("labs", fhir(query, "demo-34"));
    assertThat(prefetch.path("labs").path("entry").size()).isLessThan(entries);

    assertThat(cards(service, paged)).isNotEqualTo(full);
    assertThat(cards(service, paged.put("fhirServer", base))).isEqualTo(full).isNotEmpty();
  }

  @Test
  @Tag("ch-22")
  void aPatientWhomTheServerDoesNotHaveIsMissing() {
    RunningServer.Answer answer =
        server.post(
            "/cds-services/" + HookService.MONITORING.id(),
            call(HookService.MONITORING, "nobody").put("fhirServer", base).toString());

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.body())
        .contains("prefetch key patient", "does not have it")
        .doesNotContain("127.0.0.1", "nobody");
  }
}
