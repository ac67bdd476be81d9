package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.server.store.ProtectedServer.AUDIENCE;
import static org.mcsguideline.server.store.ProtectedServer.ISSUER;
import static org.mcsguideline.server.store.ProtectedServer.ORIGIN;
import static org.mcsguideline.server.store.ProtectedServer.claims;
import static org.mcsguideline.server.store.ProtectedServer.nobody;
import static org.mcsguideline.server.store.ProtectedServer.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.store.TrialServer.Answer;

/** The FHIR API as apps and pages come upon it: where to log in, from where, and by which name. */
class FhirDoorIT {

  private static final String[] FORGED = {
    "X-Forwarded-Host", "evil.example",
    "X-Forwarded-Server", "evil.example",
    "X-Forwarded-Port", "8443",
    "X-Forwarded-Prefix", "/evil",
    "Forwarded", "host=evil.example;proto=https",
    "X-Forwarded-Proto", "https",
    "X-Forwarded-For", "203.0.113.77"
  };

  @Test
  void tellsWhereToLogInTwiceTheSame() throws IOException {
    CapabilityStatementRestSecurityComponent security =
        nobody()
            .get("/fhir/metadata")
            .as(CapabilityStatement.class)
            .getRestFirstRep()
            .getSecurity();
    assertThat(security.getServiceFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("SMART-on-FHIR");
    Extension addresses =
        security.getExtensionByUrl(
            "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");
    Answer smart = nobody().get("/fhir/.well-known/smart-configuration");
    JsonNode told = new JsonMapper().readTree(smart.http().body());
    assertThat(addresses.getExtensionString("authorize"))
        .isEqualTo(ISSUER + "/authorize")
        .isEqualTo(told.path("authorization_endpoint").asText());
    assertThat(addresses.getExtensionString("token"))
        .isEqualTo(ISSUER + "/token")
        .isEqualTo(told.path("token_endpoint").asText());
    assertThat(told.path("scopes_supported").toString()).contains("user/AuditEvent.rs");
  }

  // Pages

  private static Answer preflight(String origin, String method) {
    return nobody()
        .options(
            "/fhir/Patient/other",
            "Origin",
            origin,
            "Access-Control-Request-Method",
            method,
            "Access-Control-Request-Headers",
            "authorization,content-type,if-match");
  }

  @ParameterizedTest
  @Tag("T-CORS")
  @Tag("ch-61")
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void aListedPageMayAskBeforeItLogsIn(String method) {
    Answer answer = preflight(ORIGIN, method);
    assertThat(answer.status()).isEqualTo(200);
    HttpHeaders headers = answer.http().headers();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(headers.allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
  }

  @Test
  @Tag("T-CORS")
  void aListedPageReadsTheAnswer() {
    HttpHeaders headers = reader().get("/fhir/Patient/other", "Origin", ORIGIN).http().headers();
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    assertThat(headers.allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    HttpHeaders without = reader().get("/fhir/Patient/other").http().headers();
    assertThat(without.allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
    assertThat(without.firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @Tag("T-CORS")
  @ValueSource(
      strings = {"https://app.example.evil", "http://app.example", "https://evil.example", "null"})
  void anyOtherPageIsRefused(String origin) {
    Answer asked = preflight(origin, "GET");
    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.http().headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    Answer answer = reader().get("/fhir/Patient/other", "Origin", origin);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.http().body()).doesNotContain("Elsewhere");
  }

  // Names

  @Test
  @Tag("T-TLS")
  void noForwardedNameGetsIntoALink() {
    Answer fromTheProxy = reader().get("/fhir/Observation?_count=1", FORGED);
    Bundle page = fromTheProxy.as(Bundle.class);
    assertThat(page.getLink("self").getUrl()).startsWith(AUDIENCE);
    assertThat(page.getLink("next").getUrl()).startsWith(AUDIENCE);
    assertThat(fromTheProxy.http().body()).doesNotContain("evil");
    String other = reader().from("127.0.0.2", "/fhir/Observation?_count=1", FORGED);
    assertThat(other).startsWith("HTTP/1.1 200").contains(AUDIENCE).doesNotContain("evil");
  }

  @Test
  @Tag("T-TLS")
  @Tag("T-JWT")
  void noForwardedNameMakesAnAudience() {
    String forged =
        Signing.signed(
            ProtectedServer.KEY, claims("user/*.rs", null).audience("https://evil.example/fhir"));
    TrialServer caller = nobody().as(forged);
    assertThat(caller.get("/fhir/Observation", FORGED).status()).isEqualTo(401);
    assertThat(caller.from("127.0.0.2", "/fhir/Observation", FORGED)).startsWith("HTTP/1.1 401");
  }

  /** Over TLS an answer says that browsers shall stay with it; that shows who was believed. */
  @Test
  @Tag("T-TLS")
  void onlyTheDeclaredProxySaysThatItIsTls() {
    String path = "/fhir/metadata";
    assertThat(nobody().from("127.0.0.1", path, FORGED)).contains("Strict-Transport-Security");
    assertThat(nobody().from("127.0.0.2", path, FORGED))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("Strict-Transport-Security");
  }
}
