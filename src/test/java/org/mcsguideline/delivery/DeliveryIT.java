package org.mcsguideline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.delivery.DeliveredFiles.argument;
import static org.mcsguideline.delivery.DeliveredFiles.command;
import static org.mcsguideline.delivery.DeliveredFiles.container;
import static org.mcsguideline.delivery.DeliveredFiles.instructions;
import static org.mcsguideline.delivery.DeliveredFiles.manifest;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.server.tables.EmptyPostgres;

/**
 * What the container does, without a container: the commands of the Dockerfile on the jar of the
 * build, with the sample settings and secrets in files, as a user who may write nothing there.
 */
class DeliveryIT {

  private static final String PASSWORD = "8kU-2fjq-0Lx";
  private static Path root;
  private static EmbeddedPostgres database;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    root = Files.createTempDirectory("delivery");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path unpacked = Files.createDirectory(root.resolve("unpacked"));
    Path copied = Files.copy(DeliveredFiles.jar(), unpacked.resolve("mcs-guideline.jar"));
    assertThat(copied).exists();
    run(unpacked, List.of(argument("RUN").split(" ", -1)));
    // As the second stage copies it.
    assertThat(instructions())
        .contains(
            "COPY --from=unpacked /unpacked/service/lib lib",
            "COPY --from=unpacked /unpacked/service/mcs-guideline.jar mcs-guideline.jar");
    Path service = unpacked.resolve("service");
    assertThat(service.resolve("lib")).isDirectoryContaining("glob:**/hapi-fhir-base-*.jar");
    try (Stream<Path> files = Files.list(service)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lib", "mcs-guideline.jar");
    }
    database = EmptyPostgres.start();
    configure(service);
  }

  private static void configure(Path service) throws IOException {
    try (var connection = database.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE USER mcs PASSWORD '" + PASSWORD + "'");
      statement.execute("CREATE DATABASE mcs OWNER mcs");
    } catch (java.sql.SQLException failed) {
      throw new IllegalStateException(failed);
    }
    String sample = manifest("ConfigMap").at("/data").path("application.yaml").asText();
    assertThat(sample).contains("//postgresql.database.svc:5432/");
    Path config = Files.createDirectory(service.resolve("config"));
    Path secrets = Files.createDirectory(root.resolve("secrets"));
    write(
        config.resolve("application.yaml"),
        sample.replace("postgresql.database.svc:5432", "127.0.0.1:" + database.getPort()));
    write(secrets.resolve("mcs.store.password"), PASSWORD);
    write(secrets.resolve("mcs.store.pseudonym-key"), "0123456789abcdef0123456789abcdef");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path unused =
            Files.setPosixFilePermissions(
                file,
                PosixFilePermissions.fromString(
                    Files.isDirectory(file) ? "r-xr-xr-x" : "r--r--r--"));
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path unused = Files.writeString(file, text);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (database != null) {
      database.close();
    }
    run(root, List.of("chmod", "-R", "u+w", root.toString()));
    run(root.getRoot(), List.of("rm", "-rf", root.toString()));
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
  }

  /** As the user of the image, when the tests run as one who can become that. */
  private static ProcessBuilder inContainer(List<String> command, int port, String profile) {
    List<String> whole = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      String[] user = argument("USER").split(":", -1);
      whole.addAll(
          List.of("setpriv", "--reuid=" + user[0], "--regid=" + user[1], "--clear-groups"));
      whole.add("--no-new-privs");
    }
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(root.resolve("unpacked/service").toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = new LinkedHashMap<>(DeliveredFiles.environment());
    DeliveredFiles.stream(container().path("env"))
        .forEach(one -> environment.put(one.path("name").asText(), one.path("value").asText()));
    assertThat(environment).containsEntry("SPRING_PROFILES_ACTIVE", "production");
    environment.put("SPRING_CONFIG_IMPORT", "configtree:" + root.resolve("secrets") + "/");
    environment.put("SPRING_PROFILES_ACTIVE", profile);
    environment.put("SERVER_PORT", Integer.toString(port));
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static int status(int port, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Everything is set but what nobody has given: the sign-off of a draft. */
  @Test
  void inProductionTheDraftIsAllThatStopsIt() throws IOException, InterruptedException {
    Process process =
        inContainer(command(argument("ENTRYPOINT")), freePort(), "production").start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(said).contains("is not released").doesNotContain(PASSWORD);
  }

  @Test
  void startsAnswersItsProbesAndStopsWithoutWritingAnything()
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("delivery", ".log");
    int port = freePort();
    Process process =
        inContainer(command(argument("ENTRYPOINT")), port, "")
            .redirectOutput(said.toFile())
            .start();
    try {
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        String path = container().path(probe).at("/httpGet/path").asText();
        assertThat(path).startsWith("/actuator/health/");
        await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> status(port, path) == 200 || !process.isAlive());
        assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
      }
      assertThat(status(port, "/actuator/health/no-such-group")).isEqualTo(404);
      assertThat(healthCheck(port)).isZero();
      assertThat(healthCheck(freePort())).isEqualTo(1);
      // The password came out of its file.
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> status(port, "/actuator/health/fhir") == 200 || !process.isAlive());
      assertThat(status(port, "/fhir/metadata")).isEqualTo(200);
      assertThat(status(port, "/fhir/Patient")).isEqualTo(401);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(45, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(said)).doesNotContain(PASSWORD);
    try (Stream<Path> files = Files.list(root.resolve("unpacked/service"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lib", "mcs-guideline.jar", "config");
    }
    Files.delete(said);
  }

  @Test
  void theUserOfTheImageCanWriteNothingThere() throws IOException, InterruptedException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Process process = inContainer(List.of("touch", "lib/more.jar"), 0, "").start();
    assertThat(process.waitFor()).isNotZero();
  }

  private static int healthCheck(int port) throws IOException, InterruptedException {
    String check = argument("HEALTHCHECK");
    Process process =
        inContainer(command(check.substring(check.indexOf("CMD ") + 4)), port, "").start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
