package org.mcsguideline.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** The packaged application as a process of its own. */
public final class Node implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final Path log;
  private final int port = freePort();
  private final NodeSetup setup;
  private @Nullable Process process;

  /** Writes its log into the folder, under its name; nothing is started yet. */
  public Node(String name, Path folder, NodeSetup setup) {
    this.log = folder.resolve(name + ".log");
    this.setup = setup;
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  public int port() {
    return port;
  }

  public void start() {
    List<String> command = new ArrayList<>(setup.wrapper());
    command.add(setup.java().toString());
    command.addAll(setup.options());
    command.addAll(List.of("-jar", packaged().toString(), "--server.port=" + port));
    command.addAll(setup.settings());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(setup.environment());
    try {
      process = builder.start();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  /** The jar that the build has made. */
  public static Path packaged() {
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      return built
          .filter(file -> file.getFileName().toString().matches("mcs-guideline-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No jar in target; run mvn package first."));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Until the services and the store answer; says why they do not. */
  public void awaitReady() {
    awaitThat(() -> health("readiness") == 200 && health("fhir") == 200);
  }

  /** The same of a node without a store. */
  public void awaitServices() {
    awaitThat(() -> health("readiness") == 200);
  }

  private void awaitThat(BooleanSupplier ready) {
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(250))
          .until(() -> !running().isAlive() || ready.getAsBoolean());
    } catch (ConditionTimeoutException late) {
      throw new AssertionError("Not ready in time. The node's log:\n" + log(), late);
    }
    assertThat(running().isAlive()).as("log of the node that ended:\n%s", log()).isTrue();
  }

  public int health(String group) {
    return Answer.get(port, "/actuator/health/" + group, null).status();
  }

  /** The operating system's view of it. */
  public ProcessHandle handle() {
    return running().toHandle();
  }

  /** As an operator or an orchestrator ends it. */
  public void terminate() {
    running().destroy();
  }

  /** As a power cut ends it. */
  public void kill() throws InterruptedException {
    running().destroyForcibly();
    awaitEnd();
  }

  public void awaitEnd() throws InterruptedException {
    assertThat(running().waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("The node was never started.");
    }
    return process;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
