package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Calls of the tiny guideline over HTTP. One application serves all who extend this. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    classes = McsGuidelineApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "mcs.hooks.accept-decision-time=true",
      "mcs.store.enabled=false",
      "mcs.hooks.maximum-body-bytes=1500000",
      "mcs.security.allowed-origins=https://ehr.example"
    })
abstract class HookCalls {

  static final String CALL =
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

  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json");
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(at("/cds-services/fever-review").POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> call(String call) throws IOException, InterruptedException {
    return post(json(call).toString());
  }

  static void isOutcome(HttpResponse<String> response, int status, String words)
      throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode outcome = FhirJson.MAPPER.readTree(response.body());
    assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(outcome.at("/issue/0/severity").asText()).isEqualTo("error");
    assertThat(outcome.at("/issue/0/diagnostics").asText()).contains(words);
  }
}
