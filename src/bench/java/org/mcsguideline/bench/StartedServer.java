package org.mcsguideline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The application in a process of its own, ready to answer.
 *
 * @param process where it runs
 * @param port on the loopback address
 * @param cpuMs CPU time from the start of the process to readiness, in milliseconds
 * @param clockMs the same by the clock
 */
record StartedServer(Child process, int port, double cpuMs, double clockMs)
    implements AutoCloseable {

  private static final int READY = 200;

  static StartedServer start(Choices choices) throws IOException, InterruptedException {
    return of(Child.start(choices, List.of("-Xmx1g"), BenchServer.class, arguments(choices.store())));
  }

  /** Settings of the application: nothing but what is measured, on any free port. */
  static String[] arguments(boolean store) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--mcs.store.enabled=" + store,
                "--mcs.store.jdbc-url=jdbc:h2:mem:bench",
                "--mcs.hooks.accept-decision-time=true",
                // A crowd of callers waits longer than a clinician would.
                "--mcs.evaluation.limit=30s",
                "--logging.level.root=WARN"));
    return arguments.toArray(String[]::new);
  }

  /** Waits until a process of {@link BenchServer} says that it is ready. */
  static StartedServer of(Child process) throws IOException, InterruptedException {
    String[] told = process.told().split(" ", -1);
    process.readOn();
    StartedServer server =
        new StartedServer(
            process,
            Integer.parseInt(told[0]),
            Double.parseDouble(told[1]),
            Double.parseDouble(told[2]));
    try (Clients clients = server.clients()) {
      while (clients.status("/actuator/health/readiness") != READY) {
        Thread.sleep(50);
      }
    }
    return server;
  }

  Clients clients() {
    return new Clients(port);
  }

  /** Waits until the FHIR store answers too. */
  void awaitStore() throws IOException, InterruptedException {
    try (Clients clients = clients()) {
      while (clients.status("/actuator/health/fhir") != READY) {
        Thread.sleep(100);
      }
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
