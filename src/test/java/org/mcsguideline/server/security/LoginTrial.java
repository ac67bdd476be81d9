package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A service with login for one client, and what that client sends. */
final class LoginTrial {

  static final String ISSUER = "https://ehr.example";

  static final String SERVICES = "https://cds.example/cds-services";

  static final String PATH = "/cds-services/fever-review";

  static final ECKey KEY = Signing.ellipticKey("k1");

  static final HttpClient CLIENT = HttpClient.newHttpClient();

  static final String CALL =
      """
      {'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
       'context':{'userId':'Practitioner/1','patientId':'p1','draftOrders':{'resourceType':'Bundle'}},
       'extension':{'org.mcsguideline.decision-time':'2024-03-01T10:00:00Z'},
       'prefetch':{'patient':%s,'temperatures':%s}}
      """
          .formatted(PATIENT, bundle(temperature("o1", "p1", "39.2")));

  private LoginTrial() {}

  static ServletWebServerApplicationContext run(Path folder, String tokens) {
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(McsGuidelineApplication.class)
            .run(
                "--server.port=0",
                "--mcs.store.enabled=false",
                "--mcs.knowledge.location=" + TinyGuideline.file().toUri(),
                "--mcs.security.allowed-origins=https://app.example",
                "--mcs.security.enabled=true",
                "--mcs.security.clients[0].issuer=" + ISSUER,
                "--mcs.security.clients[0].audiences=" + SERVICES,
                "--mcs.security.clients[0].jwks="
                    + Signing.publishedIn(folder.resolve("keys.json"), KEY),
                "--mcs.security.clients[0].tenants=north",
                tokens);
  }

  static JWTClaimsSet.Builder claims() {
    return Signing.claims(ISSUER, SERVICES, Instant.now()).claim("tenant", "north");
  }

  static String token() {
    return Signing.signed(KEY, claims());
  }

  static HttpRequest.Builder at(ServletWebServerApplicationContext at, String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + at.getWebServer().getPort() + path))
        .header("Content-Type", "application/json");
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  static void isRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.body())
        .isEqualTo(
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                + "\"code\":\"login\",\"diagnostics\":\"Authentication is needed.\"}]}");
  }
}
