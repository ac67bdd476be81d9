package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** With login, operators read health and metrics at a port of their own, and nobody else does. */
@Tag("T-JWT")
class ManagementPortIT {

  @TempDir private static Path folder;
  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(
                    "--server.port=0",
                    "--management.server.port=0",
                    "--management.server.address=127.0.0.1",
                    "--mcs.store.enabled=false",
                    "--mcs.knowledge.location=" + TinyGuideline.file().toUri(),
                    "--mcs.security.enabled=true",
                    "--mcs.security.tokens.jdbc-url=jdbc:h2:mem:management",
                    "--mcs.security.clients[0].issuer=https://ehr.example",
                    "--mcs.security.clients[0].audiences=https://cds.example/cds-services",
                    "--mcs.security.clients[0].jwks="
                        + Signing.publishedIn(
                            folder.resolve("keys.json"), Signing.ellipticKey("k1")));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> get(String port, String path)
      throws IOException, InterruptedException {
    String number = service.getEnvironment().getRequiredProperty("local." + port + ".port");
    URI address = URI.create("http://127.0.0.1:" + number + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  void metricsAreReadAtThePortOfOperators() throws IOException, InterruptedException {
    HttpResponse<String> metrics = get("management", "/actuator/prometheus");

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("mcs_bodies_refused_total");
    assertThat(get("management", "/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void thePortOfTheServiceHasNone() throws IOException, InterruptedException {
    assertThat(get("server", "/actuator/prometheus").statusCode()).isIn(401, 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cds-services", "/fhir/metadata", "/"})
  void thePortOfOperatorsHasNothingElse(String path) throws IOException, InterruptedException {
    assertThat(get("management", path).statusCode()).isIn(401, 403, 404);
  }
}
