package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Who runs the service sees how many requests were turned away before anybody looked at them. */
@Tag("T-RATE")
class RefusedBodiesIT {

  private static final String BEGINNING =
      "POST /cds-services/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{";

  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(
                    "--server.port=0",
                    "--mcs.store.enabled=false",
                    "--mcs.knowledge.location=" + TinyGuideline.file().toUri(),
                    "--mcs.limits.bodies-at-once=1",
                    "--mcs.limits.body-within=5s");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static int port() {
    return service.getWebServer().getPort();
  }

  private static String get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }

  private static int post() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port() + "/cds-services/x");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).POST(BodyPublishers.ofString("{}")).build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  @Test
  void aBodyThatFindsNoRoomAndOneThatDoesNotComeAreCounted()
      throws IOException, InterruptedException {
    assertThat(get("/actuator/prometheus"))
        .contains("mcs_bodies_refused_total{reason=\"no-room\"} 0.0")
        .contains("mcs_bodies_refused_total{reason=\"late\"} 0.0");
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port())) {
      slow.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.US_ASCII));
      await().until(() -> post() == 503);

      byte[] answer = slow.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
    }
    assertThat(get("/actuator/prometheus"))
        .contains("mcs_bodies_refused_total{reason=\"no-room\"} 1.0")
        .contains("mcs_bodies_refused_total{reason=\"late\"} 1.0");
  }
}
