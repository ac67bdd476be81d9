package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.server.security.LoginTrial.CALL;
import static org.mcsguideline.server.security.LoginTrial.ISSUER;
import static org.mcsguideline.server.security.LoginTrial.KEY;
import static org.mcsguideline.server.security.LoginTrial.PATH;
import static org.mcsguideline.server.security.LoginTrial.at;
import static org.mcsguideline.server.security.LoginTrial.claims;
import static org.mcsguideline.server.security.LoginTrial.isRefused;
import static org.mcsguideline.server.security.LoginTrial.run;
import static org.mcsguideline.server.security.LoginTrial.send;
import static org.mcsguideline.server.security.LoginTrial.token;
import static org.mcsguideline.tiny.FeverCall.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.security.Signing;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The service with login, as a CDS client meets it. */
@Tag("T-JWT")
@ExtendWith(OutputCaptureExtension.class)
class ClientLoginIT {

  @TempDir private static Path folder;
  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() {
    service = run(folder, "--mcs.security.tokens.jdbc-url=jdbc:h2:mem:login");
    // A busy machine may need longer for the first connection than a call waits.
    await().atMost(Duration.ofMinutes(2)).until(() -> call(token()).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> call(String token) throws IOException, InterruptedException {
    return send(
        at(service, PATH)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(json(CALL).toString())));
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
        run(folder, "--mcs.security.tokens.jdbc-url=jdbc:h2:tcp://127.0.0.1:1/away")) {
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
