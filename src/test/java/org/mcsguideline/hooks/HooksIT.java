package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    classes = McsGuidelineApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "mcs.hooks.accept-decision-time=true",
      "mcs.store.enabled=false",
      "mcs.hooks.maximum-body-bytes=50000",
      "mcs.hooks.allowed-origins=https://ehr.example"
    })
class HooksIT {

  private static final String CALL =
      """
      {'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
       'context':{'userId':'Practitioner/1','patientId':'p1','draftOrders':{'resourceType':'Bundle'}},
       'extension':{'org.mcsguideline.decision-time':'2024-03-01T10:00:00Z'},
       'prefetch':{'patient':%s,'temperatures':%s}}
      """
          .formatted(PATIENT, bundle(temperature("o1", "p1", "39.2")));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void tinyGuideline(DynamicPropertyRegistry registry) {
    registry.add("mcs.knowledge.location", () -> TinyGuideline.file().toUri().toString());
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(at("/cds-services/fever-review").POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> call(String call) throws IOException, InterruptedException {
    return post(json(call).toString());
  }

  private static void isOutcome(HttpResponse<String> response, int status, String words)
      throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode outcome = FhirJson.MAPPER.readTree(response.body());
    assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(outcome.at("/issue/0/severity").asText()).isEqualTo("error");
    assertThat(outcome.at("/issue/0/diagnostics").asText()).contains(words);
  }

  @Tag("ch-4")
  @Tag("ch-5")
  @Tag("ch-6")
  @Tag("ch-7")
  @Tag("ch-8")
  @Test
  void listsTheService() throws Exception {
    JsonNode service =
        FhirJson.MAPPER.readTree(send(at("/cds-services").GET()).body()).at("/services/0");

    assertThat(service.path("id").asText()).isEqualTo("fever-review");
    assertThat(service.at("/prefetch/patient").asText()).isEqualTo("Patient/{{context.patientId}}");
  }

  @Test
  void answersWithACard() throws Exception {
    HttpResponse<String> response = call(CALL);
    JsonNode card = FhirJson.MAPPER.readTree(response.body()).at("/cards/0");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(card.path("summary").asText()).isEqualTo("Temperature is 39.2 Cel");
    assertThat(card.path("indicator").asText()).isEqualTo("warning");
    assertThat(card.at("/suggestions/0/actions/0/resource/for/reference").asText())
        .isEqualTo("Patient/p1");
    assertThat(card.path("detail").asText())
        .contains("**Strength:** strong · **Certainty:** low · **Status:** draft, for tests")
        .contains("**Could not be read:** notes of the ward");
  }

  @Tag("ch-2")
  @Test
  void writesNothingEmpty() throws Exception {
    String card = call(CALL.replace("39.2", "39")).body();

    assertThat(card).contains("\"summary\"").doesNotContain("null", "[]", "{}", "\"\"");
  }

  @Test
  void givesTheSameCallTheSameAnswer() throws Exception {
    assertThat(call(CALL).body()).contains("uuid").isEqualTo(call(CALL).body());
  }

  @Tag("ch-32")
  @Test
  void answersWithNoCardWhenThereIsNothingToSay() throws Exception {
    assertThat(call(CALL.replace("39.2", "37")).body())
        .startsWith("{\"cards\":[],\"extension\":{\"org.mcsguideline.basis\":{");
  }

  @Tag("ch-26")
  @Tag("ch-27")
  @Tag("ch-33")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'hook':'order-sign'        | 'hook':'patient-view'     | hook must be order-sign
          'hook':'order-sign',       |                           | hook must be order-sign
          d1577c69-dfbe-44ad-        | d1577c69-                 | hookInstance
          'Practitioner/1'           | 'nobody'                  | userId
          'patientId':'p1'           | 'patientId':'p1/../$x'    | patientId
          'patientId':'p1'           | 'patientId':'p2'          | another patient
          'draftOrders'              | 'drafts'                  | draftOrders
          'context':{                | 'context2':{              | context is missing
          'extension':{              | 'fhirAuthorization':{'access_token':'x'},'extension':{ | fhirServer
          2024-03-01T10:00:00Z       | soon                      | decision-time
          2024-03-01T10:00:00Z       | 0024-03-01T10:00:00Z      | decision-time
          'effectiveDateTime':'2024  | 'effectiveDateTime':'SECRET  | prefetch.temperatures
          'temperatures':            | 'temperatures':7,'x':     | prefetch.temperatures
          'prefetch':{               | 'prefetch':7,'x':{        | prefetch must be an object
          """)
  void refusesABadRequest(String original, String planted, String words) throws Exception {
    assertThat(CALL).contains(original);

    HttpResponse<String> response = call(CALL.replace(original, planted == null ? "" : planted));

    isOutcome(response, 400, words);
    assertThat(response.body()).doesNotContain("SECRET", "Exception");
  }

  @Tag("ch-1")
  @Tag("ch-33")
  @Test
  void refusesWhatIsNoJson() throws Exception {
    isOutcome(post("{"), 400, "not JSON");
    isOutcome(post("[]"), 400, "not a JSON object");
    isOutcome(post("{\"a\":1,\"a\":2}"), 400, "not JSON");
    isOutcome(post("{\"a\":" + "9".repeat(101) + "}"), 400, "not JSON");
    isOutcome(post("{\"a\":1e99999999999}"), 400, "not JSON");
    isOutcome(post("[".repeat(300) + "]".repeat(300)), 400, "not JSON");
  }

  @Tag("ch-28")
  @Test
  void ignoresExtensionsThatItDoesNotKnow() throws Exception {
    String extended = CALL.replace("'extension':{", "'extension':{'com.example.wish':{'a':[1]},");

    assertThat(extended).isNotEqualTo(CALL);
    assertThat(call(extended).statusCode()).isEqualTo(200);
  }

  @Tag("ch-22")
  @Test
  void namesRequiredDataThatAreMissing() throws Exception {
    isOutcome(
        call(CALL.replace("'patient':{", "'other':{")), 412, "Patient (prefetch key patient)");
    isOutcome(call(CALL.replace("'patient':" + PATIENT, "'patient':null")), 412, "Patient");
    isOutcome(call(CALL.replace(PATIENT, "{'resourceType':'OperationOutcome'}")), 412, "Patient");
    isOutcome(call(CALL.replace(PATIENT, "{'resourceType':'Bundle'}")), 412, "Patient");
  }

  @Test
  void refusesALongBodyOfUnstatedLength() throws Exception {
    byte[] body = " ".repeat(60_000).getBytes(StandardCharsets.UTF_8);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    isOutcome(send(at("/cds-services/fever-review").POST(chunked)), 413, "50000 bytes");
  }

  @Test
  void refusesOtherAddressesMethodsAndTypes() throws Exception {
    isOutcome(send(at("/cds-services/none").POST(BodyPublishers.ofString("{}"))), 404, "no such");
    isOutcome(send(at("/nothing/here").GET()), 404, "nothing at this address");
    isOutcome(send(at("/cds-services/fever-review").GET()), 405, "method");
    isOutcome(
        send(
            at("/cds-services/fever-review")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "application/json");
  }

  @Tag("ch-61")
  @Tag("T-CORS")
  @Test
  void letsInListedOriginsOnly() throws Exception {
    HttpResponse<String> listed = send(at("/cds-services").header("Origin", "https://ehr.example"));
    HttpResponse<String> other = send(at("/cds-services").header("Origin", "https://evil.example"));

    assertThat(listed.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://ehr.example");
    assertThat(listed.headers().allValues("Vary")).contains("Origin");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Tag("T-INFO")
  @Test
  void showsADefectByItsIdOnly(CapturedOutput log) throws Exception {
    HttpResponse<String> response =
        call(
            CALL.replace(
                "'valueQuantity'",
                "'performer':[{'display':'SECRET'},{'display':'B'}],'valueQuantity'"));

    isOutcome(response, 500, "The log has the details under ");
    String id = response.body().replaceAll(".*under ([0-9a-f-]{36}).*", "$1");
    assertThat(log.getAll()).containsOnlyOnce(id).doesNotContain("SECRET");
    assertThat(response.body()).doesNotContain("SECRET", "org.");
  }

  @Tag("T-PHI")
  @Test
  void logsOneLineWithoutPatientData(CapturedOutput log) throws Exception {
    // More digits than a log line's times have, so that only the patient's value can match.
    String unusual = "39.271828";
    ObjectNode call =
        (ObjectNode)
            json(CALL.replace("39.2", unusual).replace("Practitioner/1", "Practitioner/CANARY"));
    assertThat(post(call.toString()).statusCode()).isEqualTo(200);

    // The line is written when the answer is already on its way.
    await()
        .untilAsserted(
            () ->
                assertThat(log.getAll())
                    .contains("service=fever-review status=200")
                    .contains("cards=1 knowledge=2024.1.0-draft"));
    assertThat(log.getAll()).doesNotContain("CANARY", unusual);
  }

  @Test
  @Tag("ch-49")
  @Tag("T-PHI")
  void feedbackThatCannotBeStoredIsNotAcknowledged(CapturedOutput log) throws Exception {
    String feedback =
        json("{'feedback':[{'card':'c','outcome':'overridden','overrideReason':"
                + "{'userComment':'CANARY'},'outcomeTimestamp':'2024-03-01T10:00:00Z'}]}")
            .toString();
    HttpResponse<String> response =
        send(at("/cds-services/fever-review/feedback").POST(BodyPublishers.ofString(feedback)));

    isOutcome(response, 503, "nothing was kept");
    assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
    await()
        .untilAsserted(
            () -> assertThat(log.getAll()).contains("service=fever-review/feedback status=503"));
    assertThat(log.getAll()).doesNotContain("CANARY");
  }

  @Test
  void isReady() throws Exception {
    assertThat(send(at("/actuator/health/readiness").GET()).statusCode()).isEqualTo(200);
  }
}
