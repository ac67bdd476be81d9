package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.springframework.util.FileSystemUtils;

/** Many clients that change the same resource, each what it has read. */
class LostUpdatesIT {

  private static final Path FOLDER = Path.of("target", "faults", "updates").toAbsolutePath();
  private static final int CLIENTS = 16;
  private static final int KILLS = 2;

  @Test
  @EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
  @Promise(
      id = "R14",
      value = "An update with If-Match never overwrites one that the client has not seen")
  void areRefused(Findings findings) throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER);
    try (Postgres postgres = Postgres.start(FOLDER)) {
      List<String> settings = new ArrayList<>(postgres.settings());
      settings.add("--mcs.store.demo-patients=false");
      // Nothing of it is needed here, and the store starts sooner.
      settings.add("--mcs.store.install-knowledge=false");
      try (Node node = new Node("node", FOLDER, NodeSetup.usual(settings))) {
        node.start();
        node.awaitReady();
        trial(node, postgres, findings);
      }
    }
  }

  /** For 60 seconds in all that the node is up, with a kill of it after each third. */
  private static void trial(Node node, Postgres postgres, Findings findings) throws Exception {
    Counter counter = new Counter();
    Calls calls = new Calls();
    counter.begin(node.port());
    try (Traffic traffic = new Traffic()) {
      traffic.add(CLIENTS, calls, () -> counter.raise(node.port()));
      for (int kill = 0; kill < KILLS; kill++) {
        TimeUnit.SECONDS.sleep(10);
        postgres.kill();
        postgres.startAgain();
        TimeUnit.SECONDS.sleep(10);
        node.kill();
        node.start();
        node.awaitReady();
      }
      TimeUnit.SECONDS.sleep(20);
      traffic.finish();
    }
    int value = counter.verify(node.port());
    findings.load("%d clients, %d updates tried", CLIENTS, calls.count());
    findings.fault("the service and its database killed %d times each", KILLS);
    findings.figure(
        "by status %s; %d updates acknowledged and %d more stored without answer, value %d",
        calls.statuses(), counter.acknowledged(), counter.unanswered(), value);
    assertThat(counter.acknowledged()).isGreaterThan(50);
    assertThat(value).isEqualTo(counter.acknowledged() + counter.unanswered());
    assertThat(calls.otherThan(0, 200, 409, 412, 503)).isEmpty();
  }
}
