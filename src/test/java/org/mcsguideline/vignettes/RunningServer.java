package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.server.McsGuidelineApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The whole application on a free port with a store of its own, started once for all tests. */
public final class RunningServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STORE_LIMIT = Duration.ofMinutes(5);

  private static final class Only {
    static final RunningServer SERVER = new RunningServer();
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final ServletWebServerApplicationContext application;
  private final String base;

  private RunningServer(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--mcs.store.jdbc-url=jdbc:h2:file:" + folder().resolve("store"),
                // A busy machine is slow and not wrong.
                "--mcs.store.longest-wait=30s",
                "--mcs.monitoring.every=1s"));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
      arguments.add("--server.port=0");
    }
    application =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(McsGuidelineApplication.class)
                .run(arguments.toArray(String[]::new));
    base = "http://127.0.0.1:" + application.getWebServer().getPort();
  }

  /** Another server, to be closed by the caller. */
  public static RunningServer with(String... more) {
    return new RunningServer(more);
  }

  @Override
  public void close() {
    application.close();
  }

  /** The server, ready for hooks. */
  public static RunningServer get() {
    return Only.SERVER;
  }

  /** Without a slash at its end. */
  public String address() {
    return base;
  }

  /** Waits until the FHIR store answers. */
  public RunningServer withStore() {
    Instant limit = Instant.now().plus(STORE_LIMIT);
    while (exchange("GET", "/fhir/metadata", null).status() != 200) {
      boolean failed = exchange("GET", "/actuator/health/fhir", null).body().contains("DOWN");
      if (failed || Instant.now().isAfter(limit)) {
        throw new AssertionError("The FHIR store did not come up.");
      }
      pause();
    }
    return this;
  }

  /** Posts JSON. */
  public Answer post(String path, String json) {
    return exchange("POST", path, json);
  }

  /** Reads. */
  public Answer get(String path) {
    return exchange("GET", path, null);
  }

  /** Replaces. */
  public Answer put(String path, String json) {
    return exchange("PUT", path, json);
  }

  /** Deletes. */
  public Answer delete(String path) {
    return exchange("DELETE", path, null);
  }

  private Answer exchange(
      String method, String path, @org.jspecify.annotations.Nullable String json) {
    String type = path.startsWith("/fhir") ? "application/fhir+json" : "application/json";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path.replace("|", "%7C")))
            .header("Content-Type", type)
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "mcs-store");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** What the server answered. */
  public record Answer(int status, String body) {

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException malformed) {
        throw new UncheckedIOException(malformed);
      }
    }
  }
}
