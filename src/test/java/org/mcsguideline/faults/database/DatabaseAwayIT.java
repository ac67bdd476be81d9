package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.springframework.util.FileSystemUtils;

/** The service while its PostgreSQL is killed, stopped, frozen, or has no connection to spare. */
class DatabaseAwayIT {

  private static final Path FOLDER = Path.of("target", "faults", "database").toAbsolutePath();
  private static final HookCalls HOOKS = new HookCalls();

  /** What the service may take at most, or ten times that where others use the machine too. */
  private static final Duration LONGEST = Form.of(Duration.ofSeconds(50), Duration.ofSeconds(5));

  private static final Duration RECOVERY = Form.of(Duration.ofMinutes(5), Duration.ofSeconds(30));

  private static Postgres postgres;
  private static Node node;

  @BeforeAll
  static void start() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER);
    postgres = Postgres.start(FOLDER);
    List<String> settings = new ArrayList<>(postgres.settings());
    settings.add("--mcs.store.demo-patients=false");
    // What a busy machine cannot do in time is answered 503, which is not what is tried here.
    settings.add("--mcs.evaluation.limit=60s");
    settings.add("--mcs.limits.longest-wait=60s");
    node = new Node("node", FOLDER, NodeSetup.usual(settings));
    node.start();
    node.awaitReady();
  }

  @AfterEach
  void theLogHoldsNothingOfWhatWasSent() {
    assertThat(node.log()).doesNotContain(Writes.CANARY);
  }

  @AfterAll
  static void stop() throws Exception {
    node.close();
    postgres.close();
  }

  private static long decisions() {
    return count("GuidanceResponse");
  }

  private static long count(String type) {
    Long count =
        postgres
            .sql()
            .queryForObject(
                "select count(*) from hfj_resource where res_type = ?", Long.class, type);
    return count == null ? 0 : count;
  }

  /** Until a write is acknowledged again; gives the milliseconds that took. */
  private static long awaitWrites(Writes writes) {
    long begun = System.nanoTime();
    await()
        .atMost(RECOVERY)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> writes.transaction(node.port()).status() == 200);
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  @Test
  @Promise(
      id = "R05",
      value =
          "When the database is killed, no acknowledged write is lost, cards go on, and the service"
              + " finds the database again by itself")
  void goesOnWhenTheDatabaseIsKilled(Findings findings) throws InterruptedException {
    int rounds = Form.of(1, 10);
    Writes writes = new Writes();
    Calls hooks = new Calls();
    Calls fhir = new Calls();
    long slowest = 0;
    try (Traffic traffic = new Traffic()) {
      traffic.add(2, hooks, () -> HOOKS.call(node.port()));
      traffic.add(4, fhir, () -> writes.transaction(node.port()));
      traffic.add(1, fhir, () -> writes.feedback(node.port()));
      for (int round = 0; round < rounds; round++) {
        TimeUnit.MILLISECONDS.sleep(1000 + (long) (2000 * Math.random()));
        postgres.kill();
        TimeUnit.MILLISECONDS.sleep((long) (3000 * Math.random()));
        postgres.startAgain();
        slowest = Math.max(slowest, awaitWrites(writes));
      }
      traffic.finish();
    }
    findings.load("%d hook calls, %d transactions and feedbacks", hooks.count(), fhir.count());
    findings.fault("all processes of PostgreSQL killed %d times", rounds);
    writes.verify(node.port());
    findings.figure(
        "FHIR and feedback by status %s; %d acknowledged, each found once; %d more without answer;"
            + " hooks by status %s, slowest %d ms; writes again at most %d ms after the database",
        fhir.statuses(),
        writes.acknowledged(),
        writes.unanswered(),
        hooks.statuses(),
        hooks.slowest(),
        slowest);
    assertThat(hooks.statuses()).as(hooks.otherThan(200).toString()).containsOnlyKeys(200);
    assertThat(fhir.otherThan(200, 503)).isEmpty();
  }

  @Test
  @Promise(
      id = "R06",
      value = "While the database is away cards go on, FHIR says 503 soon, and all comes back")
  void waitsForADatabaseThatIsAway(Findings findings) throws InterruptedException {
    Duration away = Form.of(Duration.ofSeconds(5), Duration.ofSeconds(60));
    Writes writes = new Writes();
    Calls hooks = new Calls();
    Calls fhir = new Calls();
    long before = decisions();
    long recovery;
    try (Traffic traffic = new Traffic()) {
      traffic.add(2, hooks, () -> HOOKS.call(node.port()));
      traffic.add(2, fhir, () -> writes.transaction(node.port()));
      traffic.add(1, fhir, () -> writes.feedback(node.port()));
      traffic.add(1, fhir, DatabaseAwayIT::read);
      postgres.stop();
      TimeUnit.MILLISECONDS.sleep(away.toMillis());
      assertThat(node.health("fhir")).as("health of the store without a database").isEqualTo(503);
      assertThat(node.health("readiness")).isEqualTo(200);
      postgres.startAgain();
      recovery = awaitWrites(writes);
      traffic.finish();
    }
    assertThat(node.health("fhir")).isEqualTo(200);
    findings.load("%d hook calls, %d FHIR and feedback calls", hooks.count(), fhir.count());
    findings.fault("PostgreSQL stopped for %d s", away.toSeconds());
    findings.figure(
        "FHIR and feedback by status %s, slowest %d ms; hooks by status %s, slowest %d ms; writes"
            + " again %d ms after the database",
        fhir.statuses(), fhir.slowest(), hooks.statuses(), hooks.slowest(), recovery);
    assertThat(hooks.statuses()).as(hooks.otherThan(200).toString()).containsOnlyKeys(200);
    assertThat(fhir.otherThan(200, 503)).isEmpty();
    assertThat(fhir.slowest()).isLessThanOrEqualTo(LONGEST.toMillis());
    writes.verify(node.port());
    awaitDecisions(before + hooks.count(), findings);
  }

  /** Each call's decision is in the store: what waited for the database was not lost. */
  private static void awaitDecisions(long expected, Findings findings) {
    await()
        .atMost(Duration.ofMinutes(5))
        .untilAsserted(() -> assertThat(decisions()).isEqualTo(expected));
    assertThat(node.health("decisions")).isEqualTo(200);
    findings.figure("the decision of every hook call kept");
  }

  private static Answer read() {
    return Answer.get(node.port(), "/fhir/PlanDefinition?_count=1", null);
  }

  @Test
  @Promise(
      id = "R19",
      value = "When every connection to the database is held, cards go on and FHIR says 503 soon")
  void refusesWhatFindsNoConnection(Findings findings) throws Exception {
    int rows = 24;
    for (int row = 0; row < rows; row++) {
      assertThat(put(row).status()).isIn(200, 201);
    }
    AtomicInteger next = new AtomicInteger();
    Calls hooks = new Calls();
    Calls held = new Calls();
    Calls others = new Calls();
    DataSource database = Objects.requireNonNull(postgres.sql().getDataSource());
    try (Connection connection = database.getConnection();
        Statement lock = connection.createStatement();
        Traffic traffic = new Traffic()) {
      connection.setAutoCommit(false);
      lock.execute("select * from hfj_resource where fhir_id like 'held-%' for update");
      traffic.add(2, hooks, () -> HOOKS.call(node.port()));
      traffic.add(2, others, DatabaseAwayIT::read);
      traffic.add(rows, held, () -> put(next.getAndIncrement() % rows));
      TimeUnit.MILLISECONDS.sleep(Form.of(0, 45_000));
      traffic.finish();
      connection.rollback();
    }
    await().atMost(RECOVERY).until(() -> put(0).status() == 200);
    findings.load(
        "%d hook calls, %d reads, %d writes of locked rows",
        hooks.count(), others.count(), held.count());
    findings.fault("all %d rows that are written locked by a session of the database", rows);
    findings.figure(
        "writes by status %s, slowest %d ms; reads by status %s, slowest %d ms; hooks by status"
            + " %s, slowest %d ms",
        held.statuses(),
        held.slowest(),
        others.statuses(),
        others.slowest(),
        hooks.statuses(),
        hooks.slowest());
    assertThat(hooks.statuses()).as(hooks.otherThan(200).toString()).containsOnlyKeys(200);
    // Who waited for a row in vain may also be told that somebody else was changing it.
    assertThat(held.otherThan(409, 503)).isEmpty();
    assertThat(others.otherThan(200, 503)).isEmpty();
    assertThat(others.statuses()).as("somebody found no connection").containsKey(503);
    assertThat(Math.max(held.slowest(), others.slowest())).isLessThanOrEqualTo(LONGEST.toMillis());
  }

  private static Answer put(int row) {
    String body =
        """
        {"resourceType":"Observation","id":"held-%d","status":"final","code":{"text":"%s %s"}}"""
            .formatted(row, Writes.CANARY, Math.random());
    return Answer.to("PUT", node.port(), "/fhir/Observation/held-" + row, null, body);
  }
}
