package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The service with login, as a CDS client meets it. */
@Tag("T-JWT")
@ExtendWith(OutputCaptureExtension.class)
class ClientLoginIT {

  private static final String ISSUER = "https://ehr.example";
  private static final String SERVICES = "https://cds.example/cds-services";
  private static final String PATH = "/cds-services/fever-review";
  private static final ECKey KEY = Signing.ellipticKey("k1");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String CALL =
      """
      {'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
       'context':{'userId':'Practitioner/1','patientId':'p1','draftOrders':{'resourceType':'Bundle'}},
       'extension':{'org.mcsguideline.decision-time':'2024-03-01T10:00:00Z'},
       'prefetch':{'patient':%s,'temperatures':%s}}
      """
          .formatted(PATIENT, bundle(temperature("o1", "p1", "39.2")));

  @TempDir private static Path folder;
  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() {
    service = run("--mcs.security.tokens.jdbc-url=jdbc:h2:mem:login");
    // A busy machine may need longer for the first connection than a call waits.
    await().atMost(Duration.ofMinutes(2)).until(() -> call(token()).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ServletWebServerApplicationContext run(String tokens) {
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(McsGuidelineApplication.class)
            .run(
                "--server.port=0",
                "--mcs.store.enabled=false",
                "--mcs.knowledge.location=" + TinyGuideline.file().toUri(),
                "--mcs.hooks.allowed-origins=https://app.example",
                "--mcs.security.enabled=true",
                "--mcs.security.clients[0].issuer=" + ISSUER,
                "--mcs.security.clients[0].audiences=" + SERVICES,
                "--mcs.security.clients[0].jwks="
                    + Signing.publishedIn(folder.resolve("keys.json"), KEY),
                "--mcs.security.clients[0].tenants=north",
                tokens);
  }

  private static JWTClaimsSet.Builder claims() {
    return Signing.claims(ISSUER, SERVICES, Instant.now()).claim("tenant", "north");
  }

  private static String token() {
    return Signing.signed(KEY, claims());
  }

  private static HttpRequest.Builder at(ServletWebServerApplicationContext at, String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + at.getWebServer().getPort() + path))
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> call(String token) throws IOException, InterruptedException {
    return send(
        at(service, PATH)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(json(CALL).toString())));
  }

  private static void isRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.body())
        .isEqualTo(
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                + "\"code\":\"login\",\"diagnostics\":\"Authentication is needed.\"}]}");
  }

  @Test
  @Tag("ch-55")
  void answersAClientThatIsKnown() throws IOException, InterruptedException {
    HttpResponse<String> answer = call(token());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("cards");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /cds-services",
    "POST, /cds-services/fever-review",
    "POST, /cds-services/fever-review/feedback",
    "POST, /cds-services/unknown",
    "GET, /coverage",
    "GET, /error",
    "GET, /unknown",
    "GET, /actuator/env",
    "GET, /v3/api-docs"
  })
  @Tag("ch-55")
  void asksEverybodyForALogin(String method, String path) throws IOException, InterruptedException {
    isRefused(send(at(service, path).method(method, BodyPublishers.ofString("{}"))));
  }

  @Test
  @Tag("ch-55")
  void discoveryIsForClientsToo() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(at(service, "/cds-services").header("Authorization", "Bearer " + token()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("fever-review");
  }

  @Test
  @Tag("ch-60")
  void refusesWithoutSayingWhy() throws IOException, InterruptedException {
    String used = token();
    assertThat(call(used).statusCode()).isEqualTo(200);
    isRefused(call(used));
    isRefused(call("nonsense"));
    isRefused(call(Signing.signed(KEY, claims().audience("https://else.example"))));
    isRefused(call(Signing.signed(Signing.ellipticKey("k1"), claims())));
    isRefused(call(Signing.signed(KEY, claims().issuer("https://evil.example"))));
    isRefused(send(at(service, PATH + "?access_token=" + token()).POST(BodyPublishers.noBody())));
  }

  @Test
  @Tag("ch-60")
  @Tag("T-PHI")
  void logsWhoCalledByVerifiedClaimsOnly(CapturedOutput log)
      throws IOException, InterruptedException {
    String good = Signing.signed(KEY, claims().jwtID("verified-jti"));
    String bad = Signing.signed(Signing.ellipticKey("k1"), claims().jwtID("forged-jti"));
    assertThat(call(good).statusCode()).isEqualTo(200);
    isRefused(call(bad));
    assertThat(log).contains("client iss=" + ISSUER + " tenant=north jti=verified-jti");
    assertThat(log).contains("client refused: SIGNATURE_OR_CLAIMS");
    assertThat(log).doesNotContain("forged-jti").doesNotContain(good).doesNotContain(bad);
  }

  @Test
  @Tag("T-TENANT")
  void refusesAnotherTenantOfAKnownClient() throws IOException, InterruptedException {
    HttpResponse<String> answer = call(Signing.signed(KEY, claims().claim("tenant", "west")));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("OperationOutcome").doesNotContain("west");
  }

  @Test
  @Tag("T-TLS")
  void takesNoAudienceFromHeaders() throws IOException, InterruptedException {
    String forged = Signing.signed(KEY, claims().audience("https://evil.example/cds-services"));
    HttpResponse<String> answer =
        send(
            at(service, PATH)
                .header("Authorization", "Bearer " + forged)
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example;proto=https")
                .POST(BodyPublishers.ofString("{}")));
    isRefused(answer);
  }

  @Test
  @Tag("ch-61")
  @Tag("T-CORS")
  void letsAListedPageAskBeforeItLogsIn() throws IOException, InterruptedException {
    HttpResponse<String> listed = preflight("https://app.example");
    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://app.example");
    assertThat(listed.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(listed.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    HttpResponse<String> other = preflight("https://app.example.evil");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  private static HttpResponse<String> preflight(String origin)
      throws IOException, InterruptedException {
    return send(
        at(service, PATH)
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type"));
  }

  @Test
  @Tag("T-OPENAPI")
  void tellsEverybodyThatItIsHealthy() throws IOException, InterruptedException {
    HttpResponse<String> answer = send(at(service, "/actuator/health/readiness"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  @Tag("T-REPLAY")
  void answers503AndNotAnythingWhenUsedTokensCannotBeKept()
      throws IOException, InterruptedException {
    try (ServletWebServerApplicationContext without =
        run("--mcs.security.tokens.jdbc-url=jdbc:h2:tcp://127.0.0.1:1/away")) {
      HttpResponse<String> answer =
          send(
              at(without, PATH)
                  .header("Authorization", "Bearer " + token())
                  .POST(BodyPublishers.ofString(json(CALL).toString())));
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("OperationOutcome").doesNotContain("h2");
    }
  }
}
