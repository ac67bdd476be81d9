package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.json.FhirJson;
import org.springframework.boot.test.system.CapturedOutput;

/** A service as its callers meet it. */
class HooksIT extends HookCalls {

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
