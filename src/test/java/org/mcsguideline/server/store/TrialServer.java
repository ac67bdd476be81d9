package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.server.McsGuidelineApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The application with a tiny guideline, on a port and a database of its own. */
final class TrialServer implements AutoCloseable {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final ServletWebServerApplicationContext application;
  private final @Nullable String token;

  private TrialServer(ServletWebServerApplicationContext application, @Nullable String token) {
    this.application = application;
    this.token = token;
  }

  /** The same server, called with an access token; null for none. */
  TrialServer as(@Nullable String other) {
    return new TrialServer(application, other);
  }

  /** Returns when the application is ready, which is long before the store is. */
  static TrialServer start(Path database, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                // A busy machine is slow and not wrong.
                "--mcs.store.longest-wait=30s",
                "--mcs.store.jdbc-url=jdbc:h2:file:" + database.resolve("store").toAbsolutePath(),
                "--mcs.store.knowledge-bundle=classpath:tiny/knowledge/bundle.json",
                "--mcs.store.demo-bundles=classpath*:tiny/demo/*.json"));
    for (String argument : more) {
      // Spring would put two values of one setting together.
      arguments.removeIf(known -> known.startsWith(argument.replaceAll("=.*", "=")));
      arguments.add(argument);
    }
    var application =
        new SpringApplicationBuilder(McsGuidelineApplication.class)
            .run(arguments.toArray(String[]::new));
    return new TrialServer((ServletWebServerApplicationContext) application, null);
  }

  @CanIgnoreReturnValue
  TrialServer awaitStore() {
    FhirStore store = application.getBean(FhirStore.class);
    await()
        .atMost(Duration.ofMinutes(5))
        .until(store::state, state -> !(state instanceof StoreState.Starting));
    assertThat(store.state()).isInstanceOf(StoreState.Ready.class);
    return this;
  }

  Answer get(String path, String... headers) {
    return exchange("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer options(String path, String... headers) {
    return exchange("OPTIONS", path, BodyPublishers.noBody(), headers);
  }

  /** The whole answer to GET, as text, when asked from another address of this machine. */
  String from(String address, String path, String... headers) {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (int header = 0; header < headers.length; header += 2) {
      request.append(headers[header]).append(": ").append(headers[header + 1]).append("\r\n");
    }
    if (token != null) {
      request.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    int port = application.getWebServer().getPort();
    try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(address), 0)) {
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @CanIgnoreReturnValue
  Answer send(String method, String path, Resource body) {
    String json = FHIR.newJsonParser().encodeResourceToString(body);
    return send(method, path, json, "application/fhir+json");
  }

  @CanIgnoreReturnValue
  Answer send(String method, String path, String body, String contentType) {
    return exchange(method, path, BodyPublishers.ofString(body), "Content-Type", contentType);
  }

  @CanIgnoreReturnValue
  Answer delete(String path) {
    return exchange("DELETE", path, BodyPublishers.noBody());
  }

  @Override
  public void close() {
    application.close();
  }

  private Answer exchange(String method, String path, BodyPublisher body, String... headers) {
    int port = application.getWebServer().getPort();
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What came back. */
  record Answer(HttpResponse<String> http) {

    int status() {
      return http.statusCode();
    }

    @CanIgnoreReturnValue
    <T extends Resource> T as(Class<T> type) {
      assertThat(http.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/fhir+json");
      return FHIR.newJsonParser().parseResource(type, http.body());
    }

    /** Asserts as well that nothing of the server's inside is told. */
    @CanIgnoreReturnValue
    OperationOutcome refusedWith(int status) {
      assertThat(status()).as(http.body()).isEqualTo(status);
      assertThat(http.body()).doesNotContain("\tat ", "at ca.uhn", "at org.", "at java.");
      OperationOutcome outcome = as(OperationOutcome.class);
      assertThat(outcome.getIssueFirstRep().getSeverity())
          .isEqualTo(OperationOutcome.IssueSeverity.ERROR);
      return outcome;
    }
  }
}
