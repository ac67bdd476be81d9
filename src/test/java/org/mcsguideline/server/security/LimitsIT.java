package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.McsGuidelineApplication;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * What one caller may cost. The limits are so low, and fill so slowly, that time does not count.
 */
@Tag("T-RATE")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsIT {

  private static final String SERVICES = "https://cds.example/cds-services";
  private static final ECKey KEY = Signing.ellipticKey("k1");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static ServletWebServerApplicationContext service;

  @BeforeAll
  static void start() {
    String keys = Signing.publishedIn(folder.resolve("keys.json"), KEY);
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(
                    "--server.port=0",
                    "--mcs.store.enabled=false",
                    "--mcs.knowledge.location=" + TinyGuideline.file().toUri(),
                    "--mcs.limits.requests-per-minute=2",
                    "--mcs.limits.failed-logins-per-minute=2",
                    "--mcs.security.enabled=true",
                    "--mcs.security.tokens.jdbc-url=jdbc:h2:mem:limits",
                    "--mcs.security.clients[0].issuer=https://one.example",
                    "--mcs.security.clients[0].audiences=" + SERVICES,
                    "--mcs.security.clients[0].jwks=" + keys,
                    "--mcs.security.clients[1].issuer=https://two.example",
                    "--mcs.security.clients[1].audiences=" + SERVICES,
                    "--mcs.security.clients[1].jwks=" + keys);
    // A busy machine may need longer for the first connection than a call waits.
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> discover(token("https://two.example")).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> discover(String token)
      throws IOException, InterruptedException {
    URI address =
        URI.create("http://127.0.0.1:" + service.getWebServer().getPort() + "/cds-services");
    return CLIENT.send(
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build(),
        BodyHandlers.ofString());
  }

  private static String token(String issuer) {
    return Signing.signed(KEY, Signing.claims(issuer, SERVICES, Instant.now()));
  }

  private static Map<Integer, Integer> statuses(int requests, String issuer)
      throws IOException, InterruptedException {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int request = 0; request < requests; request++) {
      statuses.merge(discover(token(issuer)).statusCode(), 1, Integer::sum);
    }
    return statuses;
  }

  @Test
  @Order(1)
  void aFloodOfOneClientIsRefusedAndAnotherClientDoesNotNotice()
      throws IOException, InterruptedException {
    Map<Integer, Integer> flood = statuses(20, "https://one.example");
    assertThat(flood).containsOnlyKeys(200, 429);
    assertThat(flood.getOrDefault(429, 0)).isGreaterThan(10);
    HttpResponse<String> refused = discover(token("https://one.example"));
    if (refused.statusCode() == 429) {
      assertThat(refused.headers().firstValue("Retry-After").map(Integer::valueOf).orElse(0))
          .isBetween(1, 60);
      assertThat(refused.headers().firstValue("RateLimit-Policy")).contains("\"caller\";q=2;w=60");
      assertThat(refused.body()).contains("OperationOutcome");
    }
    assertThat(discover(token("https://two.example")).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void anAddressThatFailsToLogInHasToWaitBeforeItsNextTokenIsLookedAt()
      throws IOException, InterruptedException {
    Map<Integer, Integer> guesses = statuses(20, "https://nobody.example");
    assertThat(guesses).containsOnlyKeys(401, 429);
    assertThat(guesses.getOrDefault(429, 0)).isGreaterThan(10);
  }
}
