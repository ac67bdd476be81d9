package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL of a test's own that can be killed, stopped and started again with its data, at the
 * same port. It does not write through to the disk ({@code -F}), so it stands for a database whose
 * processes die, not for one whose power is cut.
 */
final class Postgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path data;
  private final EmbeddedPostgres server;

  private Postgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Empty, with its files in a new folder below the given one. */
  static Postgres start(Path folder) throws IOException {
    Path data = folder.resolve("postgres");
    return new Postgres(
        data,
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(true)
            // As it is by default. The library's own default loses the last commits with the
            // process.
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(PATIENCE)
            .start());
  }

  int port() {
    return server.getPort();
  }

  /** What a node has to know to keep everything in it. */
  List<String> settings() {
    return settings("postgres");
  }

  /** The same for another database of this server. */
  List<String> settings(String database) {
    return List.of(
        "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + port() + "/" + database,
        "--mcs.store.username=postgres");
  }

  JdbcTemplate sql() {
    return sql("postgres");
  }

  JdbcTemplate sql(String database) {
    return new JdbcTemplate(server.getDatabase("postgres", database));
  }

  /** All its processes at once, as the operating system does when memory runs out. */
  void kill() {
    List<ProcessHandle> all = processes();
    // The first would otherwise start the others again.
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(1, TimeUnit.MINUTES).join());
  }

  /** As an administrator does who does not wait for the clients. */
  void stop() {
    control("stop", "-m", "fast");
  }

  /** Comes back when it takes connections again, with what was committed. */
  void startAgain() {
    // Unlike start, restart takes the options from the last time.
    control("restart");
  }

  /** The first process before those it has started. */
  private List<ProcessHandle> processes() {
    long pid = Long.parseLong(lines("postmaster.pid").get(0).strip());
    ProcessHandle first = ProcessHandle.of(pid).orElseThrow();
    return Stream.concat(Stream.of(first), first.descendants()).toList();
  }

  private void control(String deed, String... more) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // It refuses to be run by root; in a namespace of users it cannot tell.
      command.addAll(List.of("unshare", "-U"));
    }
    String program = lines("postmaster.opts").get(0).split(" ", 2)[0];
    command.add(Path.of(program).resolveSibling("pg_ctl").toString());
    command.addAll(List.of(deed, "-w", "-t", Long.toString(PATIENCE.toSeconds())));
    command.addAll(List.of("-D", data.toString()));
    command.addAll(List.of(more));
    run(command);
  }

  private void run(List<String> command) {
    Path said = data.resolveSibling("postgres.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(said.toFile()))
              .start();
      assertThat(process.waitFor()).as("%s, see %s", command, said).isZero();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(data.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
