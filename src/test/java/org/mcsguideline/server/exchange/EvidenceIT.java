package org.mcsguideline.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The evidence beside the guideline in use, at a service with login. */
class EvidenceIT {

  private static final String EVIDENCE = "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() throws IOException {
    Path knowledge = Files.copy(TinyGuideline.file(), folder.resolve("bundle.json"));
    assertThat(Files.writeString(folder.resolve("evidence-r5.json"), EVIDENCE)).exists();
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(
                    "--server.port=0",
                    "--mcs.store.enabled=false",
                    "--mcs.knowledge.location=" + knowledge.toUri(),
                    "--mcs.security.enabled=true",
                    "--mcs.security.clients[0].issuer=https://ehr.example",
                    "--mcs.security.clients[0].audiences=https://cds.example/cds-services",
                    "--mcs.security.clients[0].jwks="
                        + Signing.publishedIn(
                            folder.resolve("keys.json"), Signing.ellipticKey("k1")),
                    "--mcs.security.clients[0].tenants=north",
                    "--mcs.security.tokens.jdbc-url=jdbc:h2:mem:evidence");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> send(String method, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + service.getWebServer().getPort() + "/evidence.r5.json"))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request = request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void everybodyMayReadIt() throws IOException, InterruptedException {
    HttpResponse<String> answer = send("GET");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(EVIDENCE);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(
            type ->
                assertThat(type.replace(" ", ""))
                    .startsWith("application/fhir+json;fhirVersion=5.0"));
  }

  @Test
  void whoHasItGetsItNotAgain() throws IOException, InterruptedException {
    String tag = send("GET").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> answer = send("GET", "If-None-Match", tag);
    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(send("GET", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyMayChangeIt() throws IOException, InterruptedException {
    assertThat(send("PUT").statusCode()).isEqualTo(401);
    assertThat(send("DELETE").statusCode()).isEqualTo(401);
  }
}
