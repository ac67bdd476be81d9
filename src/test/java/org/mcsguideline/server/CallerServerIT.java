package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.json;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.tiny.TinyGuideline;
import org.mcsguideline.upstream.Canary;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The service with a caller's server that is well, slow, broken or evil; everything is logged. */
@ExtendWith(OutputCaptureExtension.class)
class CallerServerIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final String TOKEN = "TOKEN-CANARY-7261";

  private static final Duration BUDGET = Duration.ofSeconds(5);

  private static @Nullable ServletWebServerApplicationContext service;

  private static @Nullable Canary ehr;

  private static Canary ehr() {
    return Objects.requireNonNull(ehr);
  }

  private static @Nullable Canary evil;

  private static Canary evil() {
    return Objects.requireNonNull(evil);
  }

  @BeforeAll
  static void start() {
    evil = new Canary(exchange -> Canary.json(exchange, 200, PATIENT));
    ehr = new Canary(exchange -> TroubledEhr.answer(exchange, evil().address()));
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(
                    "--server.port=0",
                    "--mcs.store.enabled=false",
                    "--logging.level.root=DEBUG",
                    // The canary of this test logs what it is asked.
                    "--logging.level.com.sun.net.httpserver=OFF",
                    "--mcs.ehr.read=2500ms",
                    "--mcs.ehr.total=3500ms",
                    "--mcs.ehr.bases=" + ehr().address(),
                    "--mcs.knowledge.location=" + TinyGuideline.file().toUri());
  }

  @AfterAll
  static void stop() {
    Objects.requireNonNull(service).close();
    ehr().close();
    evil().close();
  }

  private static HttpResponse<String> call(String patient, String server, int expiresIn)
      throws Exception {
    String call =
        """
        {'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
         'context':{'userId':'Practitioner/1','patientId':'%s','draftOrders':{'resourceType':'Bundle'}},
         'extension':{'org.mcsguideline.decision-time':'2024-03-01T10:00:00Z'},
         'fhirServer':'%s','fhirAuthorization':{'access_token':'%s','token_type':'Bearer',
         'expires_in':%d,'scope':'patient/*.read','subject':'cds-1','patient':'%s'}}
        """
            .formatted(patient, server, TOKEN, expiresIn, patient);
    int port = Objects.requireNonNull(service).getWebServer().getPort();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/cds-services/fever-review"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(call).toString()))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  @Test
  @Tag("ch-19")
  void answersFromTheCallersServer() throws Exception {
    HttpResponse<String> answer = call("p1", ehr().address(), 300);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("Temperature is 39.2 Cel").doesNotContain("Could not be");
  }

  @Test
  @Tag("R07")
  @Tag("T-SAFETY")
  void namesOptionalDataThatDoNotComeInTime() throws Exception {
    long start = System.nanoTime();
    HttpResponse<String> answer = call("slownotes", ehr().address(), 300);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BUDGET);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Temperature is 39.2 Cel", "**Could not be read:** notes of the ward");
  }

  @ParameterizedTest
  @Tag("ch-22")
  @Tag("T-SSRF")
  @Tag("R07")
  @CsvSource({
    "moved, pointed elsewhere",
    "broken, answered with an error",
    "stuck, did not answer in time",
    "swapped, answered with something else"
  })
  void saysWhyRequiredDataCouldNotBeHad(String patient, String words) throws Exception {
    long start = System.nanoTime();
    HttpResponse<String> answer = call(patient, ehr().address(), 300);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BUDGET);
    isMissing(answer, words);
    // A healthy call in between, so that the server is not left alone.
    assertThat(call("p1", ehr().address(), 300).statusCode()).isEqualTo(200);
  }

  private static void isMissing(HttpResponse<String> answer, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
    assertThat(answer.body())
        .contains("OperationOutcome", "Patient (prefetch key patient)", words)
        .doesNotContain(TOKEN, "127.0.0.1", "example", "http");
    assertThat(evil().visits()).isEmpty();
  }

  @ParameterizedTest
  @Tag("T-SSRF")
  @CsvSource({
    "%evil",
    "%ehr2",
    "%ehr/more",
    "https://good.example.evil.example/fhir",
    "http://169.254.169.254/latest"
  })
  void asksNoServerThatIsNotListed(String server) throws Exception {
    int before = ehr().visits().size();
    String address = server.replace("%evil", evil().address()).replace("%ehr", ehr().address());
    isMissing(call("p1", address, 300), "not on the list");

    assertThat(ehr().visits()).hasSize(before);
  }

  @Test
  @Tag("T-SSRF")
  void refusesAServerWithAUserInIt() throws Exception {
    String address = evil().address().replace("http://", "http://good.example@");

    assertThat(call("p1", address, 300).statusCode()).isEqualTo(400);
    assertThat(evil().visits()).isEmpty();
  }

  @Test
  @Tag("ch-29")
  void doesNotUseAnExpiredToken() throws Exception {
    int before = ehr().visits().size();
    isMissing(call("p1", ehr().address(), 0), "has expired");

    assertThat(ehr().visits()).hasSize(before);
  }

  @Test
  @Tag("ch-30")
  @Tag("T-PHI")
  void logsTheTokenNowhere(CapturedOutput log) throws Exception {
    assertThat(call("logcanaryp", ehr().address(), 300).statusCode()).isEqualTo(200);
    assertThat(call("logcanaryp", evil().address(), 300).statusCode()).isEqualTo(412);
    assertThat(call("moved", ehr().address(), 300).statusCode()).isEqualTo(412);
    assertThat(call("logcanaryp", "http://x@y/z", 300).statusCode()).isEqualTo(400);

    assertThat(ehr().visits()).anyMatch(visit -> ("Bearer " + TOKEN).equals(visit.authorization()));
    assertThat(log.getAll()).contains("DEBUG", "service=fever-review status=412");
    assertThat(log.getAll()).doesNotContain(TOKEN).doesNotContain("logcanaryp");
  }
}
