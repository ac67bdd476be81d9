package org.mcsguideline.faults.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.faults.VignetteCall;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;

/** A full disk costs what was to be written on it, and is said to those who write. */
@EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
class FullDiskIT {

  private static final int BEFORE = Form.of(5, 50);
  private static final int AFTER = Form.of(5, 50);
  private static final int MOST_UNTIL_REFUSED = 2000;
  private static final int REFUSED = Form.of(3, 20);
  private static final int SERVER_ERROR = 500;

  /** As many to the database as a node has. */
  private static final int CONNECTIONS = 10;

  /** So long that writing a few of them needs room. */
  private static final String TEXT = "kept ".repeat(4000);

  @TempDir private static Path folder;

  private static final List<VignetteCall> CALLS = VignetteCall.all();

  private final Set<String> stored = new TreeSet<>();
  private final Map<Integer, Integer> whenFull = new TreeMap<>();
  private int next;

  private static List<String> settings(String url) {
    return List.of(
        "--mcs.store.jdbc-url=" + url,
        "--mcs.store.install-knowledge=false",
        "--mcs.store.demo-patients=false",
        "--mcs.evaluation.limit=60s");
  }

  @Test
  @Promise(
      id = "R08",
      on = "H2",
      value =
          "With the disk of the demo's database full, writes get 5xx with an OperationOutcome and"
              + " advice goes on; once there is room and the service is started anew, all that was"
              + " acknowledged before the disk was full is there, and writes go on")
  void aFullDiskOfTheDemoDatabase(Findings findings) throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("h2"), "64m")) {
      String url = "jdbc:h2:file:" + disk.place().resolve("mcs");
      NodeSetup setup = NodeSetup.small(settings(url)).wrapped(disk.command());
      try (Node node = new Node("node-h2", folder, setup)) {
        node.start();
        node.awaitReady();
        writeBefore(node);
        // H2 acknowledges first and writes within half a second.
        TimeUnit.SECONDS.sleep(3);
        Set<String> before = new TreeSet<>(stored);
        fill(findings, node, disk);
        disk.free();
        node.kill();
        node.start();
        node.awaitReady();
        areThere(node, before);
        long lost = stored.stream().filter(id -> !isThere(node, id)).count();
        findings.load("%d writes acknowledged before", before.size());
        findings.figure(
            "all of them there after a kill and a start; of %d acknowledged while it was full %d"
                + " were lost, which H2 does",
            stored.size() - before.size(), lost);
        writeAfter(node);
      }
    }
  }

  @Test
  @Promise(
      id = "R08",
      on = "PostgreSQL",
      value =
          "With the database's disk full, writes get 5xx with an OperationOutcome and advice goes"
              + " on; once there is room all goes on, and nothing acknowledged is lost")
  void aFullDiskOfPostgres(Findings findings) throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("postgres"), "128m");
        SmallPostgres postgres = new SmallPostgres(disk, folder.resolve("postgres.log"))) {
      postgres.start();
      NodeSetup setup =
          NodeSetup.small(settings(postgres.url())).with("--mcs.store.username=postgres");
      try (Node node = new Node("node-postgres", folder, setup)) {
        node.start();
        node.awaitReady();
        writeBefore(node);
        fill(findings, node, disk);
        disk.free();
        supervise(findings, postgres);
        recovers(findings, node);
        writeAfter(node);
        areThere(node, stored);
        afterAStartAnew(findings, node);
      }
      assertThat(
              postgres.number(
                  "select count(*) from hfj_resource r where not exists (select 1 from hfj_res_ver"
                      + " v where v.res_id = r.res_id and v.res_ver = r.res_ver)"))
          .as("resources without their newest version")
          .isZero();
    }
  }

  /** What ended for want of room is started again, as its supervisor does. */
  private static void supervise(Findings findings, SmallPostgres postgres) {
    if (postgres.isRunning()) {
      findings.figure("PostgreSQL went on");
      return;
    }
    try {
      findings.figure("PostgreSQL had ended and was started again");
      postgres.start();
    } catch (IOException unable) {
      throw new AssertionError(unable);
    }
  }

  private void writeBefore(Node node) {
    for (int i = 0; i < BEFORE; i++) {
      Answer answer = write(node);
      assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }
  }

  private void writeAfter(Node node) {
    for (int i = 0; i < AFTER; i++) {
      Answer answer = write(node);
      assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }
  }

  private void fill(Findings findings, Node node, SmallDisk disk) throws IOException {
    disk.fill();
    findings.fault("disk of the database filled to the last byte");
    int refused = 0;
    for (int i = 0; refused < REFUSED; i++) {
      assertThat(i).as("writes on a full disk").isLessThan(MOST_UNTIL_REFUSED);
      Answer answer = write(node);
      whenFull.merge(answer.status(), 1, Integer::sum);
      if (answer.status() >= SERVER_ERROR) {
        refused++;
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("Exception");
      } else {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
      }
      assertThat(advice(node).status()).as("advice meanwhile").isEqualTo(200);
    }
    findings.figure("writes while it was full: %s, as many calls with data all 200", whenFull);
  }

  private void recovers(Findings findings, Node node) {
    long start = System.nanoTime();
    int[] inARow = new int[1];
    // Each connection that broke is noticed by who uses it next.
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              inARow[0] = write(node).status() < SERVER_ERROR ? inARow[0] + 1 : 0;
              return inARow[0] == CONNECTIONS;
            });
    Duration recovery = Duration.ofNanos(System.nanoTime() - start);
    findings.figure("writes go on after %d ms with room", recovery.toMillis());
  }

  private void afterAStartAnew(Findings findings, Node node) throws InterruptedException {
    node.kill();
    node.start();
    node.awaitReady();
    areThere(node, stored);
    findings.load("%d writes acknowledged", stored.size());
    findings.figure("all of them there after it, and after a kill and a start");
  }

  private Answer write(Node node) {
    String id = "kept-" + next++;
    String body =
        """
        {"resourceType":"Observation","id":"%s","status":"final","code":{"text":"%s"}}"""
            .formatted(id, TEXT + id);
    Answer answer = Answer.to("PUT", node.port(), "/fhir/Observation/" + id, null, body);
    if (answer.status() == 200 || answer.status() == 201) {
      stored.add(id);
    }
    return answer;
  }

  private static void areThere(Node node, Set<String> ids) {
    assertThat(ids).isNotEmpty().allMatch(id -> isThere(node, id));
  }

  /** With all of its text. */
  private static boolean isThere(Node node, String id) {
    Answer found = Answer.get(node.port(), "/fhir/Observation/" + id, null);
    return found.status() == 200 && found.json().at("/code/text").asText().equals(TEXT + id);
  }

  private Answer advice(Node node) {
    return CALLS.get(next % CALLS.size()).to(node.port());
  }

  @Test
  @Promise(
      id = "R08",
      on = "log",
      value =
          "A full disk of the log costs lines of the log and no answer; lines come again with room")
  void aFullDiskOfTheLogCostsNoAnswer(Findings findings) throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder.resolve("log"), "4m")) {
      Path file = disk.place().resolve("service.log");
      NodeSetup setup =
          NodeSetup.small(
                  List.of(
                      "--mcs.store.enabled=false",
                      "--mcs.evaluation.limit=60s",
                      "--logging.file.name=" + file))
              .wrapped(disk.command());
      // What it prints goes to the same disk.
      try (Node node = new Node("node", disk.seen(), setup)) {
        node.start();
        node.awaitServices();
        int number = Form.of(50, CALLS.size());
        Duration before = answered(node, number);
        disk.fill();
        long lines = lines(disk);
        Duration full = answered(node, number);
        assertThat(lines(disk)).isLessThan(lines + number);
        disk.free();
        long freed = lines(disk);
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> advice(node).status() == 200 && lines(disk) > freed);
        findings.load("%d calls before, %d with a full disk, by one client", number, number);
        findings.fault("disk of log file and console filled to the last byte");
        findings.figure(
            "all 200, in %d ms before and %d ms with a full disk; lines come again with room",
            before.toMillis(), full.toMillis());
      }
    }
  }

  private Duration answered(Node node, int number) {
    long start = System.nanoTime();
    for (int i = 0; i < number; i++) {
      next++;
      assertThat(advice(node).status()).isEqualTo(200);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static long lines(SmallDisk disk) throws IOException {
    try (Stream<String> lines = Files.lines(disk.seen().resolve("service.log"))) {
      return lines.count();
    }
  }
}
