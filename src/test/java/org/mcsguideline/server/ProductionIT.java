package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.knowledge.assembly.KnowledgeAssembly;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.tables.EmptyPostgres;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The shipped application with the profile that is for patients. */
class ProductionIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;

  private static ServletWebServerApplicationContext start(String... arguments) {
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(McsGuidelineApplication.class)
            .profiles("production")
            .run(arguments);
  }

  /** All that production asks for. */
  private static List<String> settings(String database) {
    String keys = Signing.publishedIn(folder.resolve("keys.json"), Signing.ellipticKey("k1"));
    return new ArrayList<>(
        List.of(
            "--server.port=0",
            "--mcs.release.sign-off=some document",
            "--mcs.store.jdbc-url=" + database,
            "--mcs.store.username=postgres",
            "--mcs.store.password=8kU-2fjq-0Lx",
            "--mcs.security.proxy=true",
            "--mcs.security.clients[0].issuer=https://ehr.example",
            "--mcs.security.clients[0].audiences=https://cds.example/cds-services",
            "--mcs.security.clients[0].jwks=" + keys,
            "--mcs.security.fhir.issuer=https://login.example",
            "--mcs.security.fhir.audience=https://cds.example/fhir",
            "--mcs.security.fhir.jwks=" + keys));
  }

  @Test
  @Tag("T-H2")
  @Tag("T-CRED")
  void refusesToStartWithTheDefaultsOfATrial() {
    assertThatThrownBy(() -> start("--server.port=0").close())
        .hasMessageContainingAll("PostgreSQL", "password", "clients", "fhir", "server.ssl");
  }

  @Test
  void refusesTheDraftEvenWhenEverythingElseIsSet() {
    String[] arguments = settings("jdbc:postgresql://127.0.0.1:1/none").toArray(String[]::new);
    assertThatThrownBy(() -> start(arguments).close())
        .rootCause()
        .hasMessageContaining("not released");
  }

  @Test
  @Tag("T-H2")
  void startsWithAReleaseOnTablesThatAJobHasMade() throws Exception {
    try (EmbeddedPostgres postgres = EmptyPostgres.start()) {
      List<String> settings =
          settings("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
      String release = released().toUri().toString();
      settings.add("--mcs.knowledge.location=" + release);
      settings.add("--mcs.store.knowledge-bundle=" + release);
      settings.add("--mcs.store.schema=check");
      settings.add("--mcs.shutdown.drain=0s");
      String[] node = settings.toArray(String[]::new);

      try (ServletWebServerApplicationContext early = start(node)) {
        await()
            .atMost(Duration.ofMinutes(2))
            .untilAsserted(() -> assertThat(health(early)).contains("DOWN"));
      }

      settings.add("--update-schema");
      settings.add("--spring.profiles.active=production");
      assertThat(job(settings.toArray(String[]::new)))
          .isEqualTo("0 The tables are those of this version.");

      try (ServletWebServerApplicationContext ready = start(node)) {
        await()
            .atMost(Duration.ofMinutes(4))
            .untilAsserted(() -> assertThat(health(ready)).contains("UP"));
        assertThat(get(ready, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(get(ready, "/cds-services")).isEqualTo(401);
        assertThat(get(ready, "/fhir/Observation")).isEqualTo(401);
        assertThat(get(ready, "/fhir/Library/Fever")).as("knowledge is open").isEqualTo(200);
      }
    }
  }

  @Test
  void aJobSaysThatTheDatabaseIsAway() {
    List<String> settings = settings("jdbc:postgresql://127.0.0.1:1/none");
    settings.add("--update-schema");
    settings.add("--spring.profiles.active=production");
    assertThat(job(settings.toArray(String[]::new))).startsWith("2 ").contains("cannot be reached");
  }

  /** Exit code and last words. */
  private static String job(String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    SchemaCommand command =
        new SchemaCommand(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(command.isAskedFor()).isTrue();
    return command.run() + " " + said.toString(StandardCharsets.UTF_8).strip();
  }

  /** The tiny guideline with a version that has no label. */
  private static Path released() throws IOException {
    Path sources = folder.resolve("release");
    TinyGuideline.copyTo(sources);
    String version = TinyGuideline.VERSION.replace("-draft", "");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, Files.readString(file).replace(TinyGuideline.VERSION, version));
      }
    }
    Path bundle = folder.resolve("release.json");
    return Files.writeString(
        bundle,
        new KnowledgeAssembly(
                sources.resolve("cql"),
                sources.resolve("fhir-resources"),
                sources.resolve("terminology"),
                sources.resolve("evidence"))
            .assemble(new Identity(TinyGuideline.CANONICAL, version))
            .toString());
  }

  private static int get(ServletWebServerApplicationContext at, String path)
      throws IOException, InterruptedException {
    return ask(at, path).statusCode();
  }

  private static String health(ServletWebServerApplicationContext at)
      throws IOException, InterruptedException {
    return ask(at, "/actuator/health/fhir").body();
  }

  private static HttpResponse<String> ask(ServletWebServerApplicationContext at, String path)
      throws IOException, InterruptedException {
    int port = at.getWebServer().getPort();
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        BodyHandlers.ofString());
  }
}
