package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.springframework.util.FileSystemUtils;

/** What the service has acknowledged when its process is killed in the middle of writing. */
@EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
class AcknowledgedWritesIT {

  private static final String PROMISE =
      "What was acknowledged is there once, nothing is there in part, and tasks are neither lost nor"
          + " doubled when the service is killed";

  /** Of a start after a kill, with the guideline in the store already. */
  private static final Duration START = Form.of(Duration.ofMinutes(8), Duration.ofSeconds(60));

  private final Random random = new Random(4);
  private final Writes writes = new Writes();
  private final WatchedPatients patients = new WatchedPatients();
  private final Calls calls = new Calls();
  private final Calls hooks = new Calls();
  private Duration slowestStart = Duration.ZERO;

  @Test
  @Promise(id = "R04", value = PROMISE, on = "H2")
  void areThereWhenH2WasKilledWithTheService(Findings findings) throws Exception {
    Path folder = folder("h2");
    List<String> settings = List.of("--mcs.store.jdbc-url=jdbc:h2:file:" + folder.resolve("mcs"));
    trial(folder, settings, Form.of(1, 5), findings);
  }

  @Test
  @Promise(id = "R04", value = PROMISE, on = "PostgreSQL")
  void areThereOnPostgres(Findings findings) throws Exception {
    Path folder = folder("postgres");
    try (Postgres postgres = Postgres.start(folder)) {
      trial(folder, postgres.settings(), Form.of(1, 15), findings);
    }
  }

  private static Path folder(String name) throws IOException {
    Path folder = Path.of("target", "faults", "acknowledged-" + name).toAbsolutePath();
    FileSystemUtils.deleteRecursively(folder);
    return Files.createDirectories(folder);
  }

  private void trial(Path folder, List<String> database, int rounds, Findings findings)
      throws Exception {
    List<String> settings = new ArrayList<>(database);
    settings.add("--mcs.store.demo-patients=false");
    settings.add("--mcs.decisions.patient-content=true");
    settings.add("--mcs.monitoring.every=1s");
    try (Node node = new Node("node", folder, NodeSetup.usual(settings))) {
      node.start();
      node.awaitReady();
      kill(node, rounds);
      int tasks = patients.verify(node);
      writes.verify(node.port());
      assertThat(node.log()).doesNotContain(Writes.CANARY);
      findings.load(
          "8 writers of transactions and feedback, 1 caller of hooks: %d calls",
          calls.count() + hooks.count());
      findings.fault("the service killed %d times", rounds);
      findings.figure(
          "%d writes acknowledged, each found once, none in part; %d more without answer; %d tasks,"
              + " each once; slowest start %d s",
          writes.acknowledged(), writes.unanswered(), tasks, slowestStart.toSeconds());
      assertThat(slowestStart).isLessThanOrEqualTo(START);
    }
  }

  private void kill(Node node, int rounds) throws InterruptedException {
    HookCalls hookCalls = new HookCalls();
    try (Traffic traffic = new Traffic()) {
      traffic.add(6, calls, () -> writes.transaction(node.port()));
      traffic.add(2, calls, () -> writes.feedback(node.port()));
      traffic.add(1, hooks, () -> hookCalls.call(node.port()));
      for (int round = 0; round < rounds; round++) {
        patients.add(node);
        TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(3000));
        node.kill();
        long begun = System.nanoTime();
        node.start();
        node.awaitReady();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        slowestStart = took.compareTo(slowestStart) > 0 ? took : slowestStart;
        int before = writes.acknowledged();
        await().atMost(Duration.ofMinutes(2)).until(() -> writes.acknowledged() > before + 20);
      }
      traffic.finish();
    }
  }
}
