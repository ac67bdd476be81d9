package org.mcsguideline.faults.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.server.tables.EmptyPostgres;

/** A PostgreSQL with its files on a small disk. */
final class SmallPostgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SmallDisk disk;
  private final Path programs;
  private final Path log;
  private final int port = Node.freePort();
  private @Nullable Process process;

  SmallPostgres(SmallDisk disk, Path log) throws IOException, InterruptedException {
    this.disk = disk;
    this.log = log;
    this.programs = programs();
    Process made =
        run(
            "initdb",
            "-A",
            "trust",
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
            "--wal-segsize=1");
    assertThat(made.waitFor(2, TimeUnit.MINUTES)).as("initdb ends").isTrue();
    assertThat(made.exitValue()).as("initdb").isZero();
  }

  /** The library unpacks them when it starts one of its own. */
  private static Path programs() throws IOException {
    try (EmbeddedPostgres unpacked = EmptyPostgres.start();
        Stream<Path> places =
            Files.find(
                Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"),
                3,
                (path, attributes) -> Files.isExecutable(path.resolve("postgres")))) {
      assertThat(unpacked.getPort()).isPositive();
      return places.findFirst().orElseThrow();
    }
  }

  /** PostgreSQL refuses to be run by root, so that it is nobody there. */
  private Process run(String program, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("unshare", "-U", programs.resolve(program).toString()));
    command.addAll(List.of("-D", disk.place().resolve("data").toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(disk.command(command.toArray(String[]::new)))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Until it answers. */
  void start() throws IOException {
    process =
        run(
            "postgres",
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "shared_buffers=32MB",
            "-c",
            "min_wal_size=2MB",
            "-c",
            "max_wal_size=8MB");
    await().atMost(PATIENCE).until(this::answers);
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  private boolean answers() {
    try {
      return number("select 1") == 1;
    } catch (SQLException notYet) {
      return false;
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** The number that a query gives. */
  long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
