package org.mcsguideline.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mcsguideline.server.tables.EmptyPostgres;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged service twice on one PostgreSQL, behind the load balancer of the examples. The
 * figures that it prints stand in {@code target/two-nodes.txt}; logs of nodes and balancer are kept
 * in {@code target/two-nodes}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {

  private static final Path FIGURES = Path.of("target", "two-nodes.txt");
  private static final int CALLERS = 3;

  private static final Path FOLDER = Path.of("target", "two-nodes").toAbsolutePath();
  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static final List<String> FIGURE_LINES = new ArrayList<>();
  private static final Clients CLIENTS = new Clients();
  private static JdbcTemplate database;
  private static Node first;
  private static Node second;
  private static Balancer balancer;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> nginx = Balancer.installed();
    assumeTrue(nginx.isPresent(), "Not run: there is no nginx on this machine.");
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER);
    EmbeddedPostgres postgres = EmptyPostgres.start();
    OPEN.add(postgres);
    database = new JdbcTemplate(postgres.getPostgresDatabase());
    List<String> settings = new ArrayList<>(CLIENTS.settings(FOLDER));
    settings.add(
        "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
    settings.add("--mcs.store.username=postgres");
    settings.add("--mcs.store.demo-patients=false");
    settings.add("--mcs.decisions.patient-content=true");
    settings.add("--mcs.decisions.recall-every=1s");
    settings.add("--mcs.shutdown.drain=8s");
    settings.add("--mcs.web.address=https://cds.example");
    // What a busy machine cannot do in time is answered 503, which is not what is tried here.
    settings.add("--mcs.evaluation.limit=60s");
    settings.add("--mcs.limits.longest-wait=60s");
    settings.add("--mcs.store.longest-wait=30s");
    settings.add("--mcs.security.tokens-wait=30s");
    first = new Node("node-1", FOLDER, NodeSetup.small(settings));
    second = new Node("node-2", FOLDER, NodeSetup.small(settings));
    OPEN.add(first);
    OPEN.add(second);
    first.start();
    second.start();
    first.awaitReady();
    second.awaitReady();
    balancer = new Balancer(nginx.orElseThrow(), FOLDER, first, second);
    OPEN.add(balancer);
    balancer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    for (int last = OPEN.size() - 1; last >= 0; last--) {
      OPEN.get(last).close();
    }
    if (!FIGURE_LINES.isEmpty()) {
      Files.write(FIGURES, FIGURE_LINES);
    }
  }

  private static void figure(String line) {
    FIGURE_LINES.add(line);
    System.out.println("Two nodes: " + line);
  }

  /** Each artifact of the guideline with its version in the store. */
  private static List<String> knowledge() {
    return database.queryForList(
        "select res_type || '/' || fhir_id || ' ' || res_ver from hfj_resource where res_type not"
            + " in ('AuditEvent', 'GuidanceResponse', 'Communication', 'Observation')"
            + " order by 1",
        String.class);
  }

  @Test
  @Order(1)
  void installTheGuidelineOnceWhenTheyStartTogetherOnAnEmptyDatabase() throws Exception {
    JsonNode bundle = new ObjectMapper().readTree(new File("target/classes/knowledge/bundle.json"));
    List<String> installed = knowledge();
    assertThat(installed).hasSize(bundle.path("entry").size()).hasSizeGreaterThan(50);
    assertThat(installed).allMatch(artifact -> artifact.endsWith(" 1"));
    assertThat(Stream.of(first, second).filter(node -> node.log().contains("Knowledge installed")))
        .hasSize(1);
    assertThat(first.log() + second.log()).doesNotContain(" ERROR ");
    figure(
        "started together on an empty database: %d artifacts, each in version 1, installed by one"
            .formatted(installed.size()));
  }

  @Test
  @Order(2)
  void giveTheSameCardsWhicheverIsAsked() throws Exception {
    Map<String, Long> before = balancer.split("services");
    Set<JsonNode> answers = new HashSet<>();
    for (int call = 0; call < 40; call++) {
      Answer answer = CLIENTS.order(balancer.port(), CLIENTS.ticket());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().path("cards")).isNotEmpty();
      answers.add(withoutIds(answer));
    }
    assertThat(answers).hasSize(1);
    Map<String, Long> split = balancer.split("services");
    assertThat(split.get("node 1")).isGreaterThan(before.getOrDefault("node 1", 0L) + 10);
    assertThat(split.get("node 2")).isGreaterThan(before.getOrDefault("node 2", 0L) + 10);
    figure("40 calls in turn, cards equal in all of them: " + split);
  }

  /** Ids of cards, and of the decision that their links lead to, are made anew for each answer. */
  private static JsonNode withoutIds(Answer answer) {
    String ids = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    return new Answer(answer.status(), answer.body().replaceAll(ids, "id")).json();
  }

  @Test
  @Order(3)
  @Tag("T-REPLAY")
  void refuseATokenThatWasUsedAtTheOther() {
    String ticket = CLIENTS.ticket();
    assertThat(CLIENTS.order(first.port(), ticket).status()).isEqualTo(200);
    assertThat(CLIENTS.order(second.port(), ticket).status()).isEqualTo(401);
    assertThat(CLIENTS.order(balancer.port(), ticket).status()).isEqualTo(401);

    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    IntStream.range(0, 20)
        .forEach(
            token -> {
              String raced = CLIENTS.ticket();
              Stream.of(first, second)
                  .parallel()
                  .map(node -> CLIENTS.order(node.port(), raced).status())
                  .forEach(status -> (status == 200 ? accepted : refused).incrementAndGet());
            });
    assertThat(accepted).hasValue(20);
    assertThat(refused).hasValue(20);
    figure("20 tokens, each at both nodes at once: 20 accepted, 20 refused");
  }

  @Test
  @Order(4)
  void letACardRestThatWasSetAsideAtTheOther() {
    Answer given = CLIENTS.monitoring(first.port());
    assertThat(given.json().path("cards")).as(given.body()).hasSize(1);
    assertThat(CLIENTS.monitoring(second.port()).json().path("cards")).hasSize(1);
    String card = given.json().path("cards").path(0).path("uuid").asText();

    Answer feedback = CLIENTS.setAside(second.port(), card);
    assertThat(feedback.status()).as(feedback.body()).isEqualTo(200);

    for (Node node : List.of(first, second)) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> CLIENTS.monitoring(node.port()).json().path("cards").isEmpty());
    }
    figure("a card of node 1, set aside at node 2, rests at both");
  }

  @Test
  @Order(5)
  void oneGoesOnWithAllThatWasStoredWhenTheOtherIsKilled() throws Exception {
    String access = CLIENTS.access();
    Set<String> stored = new ConcurrentSkipListSet<>();
    AtomicInteger next = new AtomicInteger();
    Map<Integer, Long> calls;
    try (Load orders = new Load(CALLERS, () -> CLIENTS.order(balancer.port(), CLIENTS.ticket()));
        Load writes = new Load(1, () -> write(access, "kept-" + next.incrementAndGet(), stored))) {
      first.kill();
      long atTheKill = orders.calls();
      int storedAtTheKill = stored.size();
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> orders.calls() > atTheKill + 100 && stored.size() > storedAtTheKill + 10);
      writes.finish();
      calls = orders.finish();
    }
    // Lost at most is what the killed node was working on.
    assertThat(calls.getOrDefault(200, 0L)).isGreaterThan(100);
    assertThat(
            calls.values().stream().mapToLong(Long::longValue).sum() - calls.getOrDefault(200, 0L))
        .isLessThanOrEqualTo(CALLERS);
    assertThat(stored).hasSizeGreaterThan(10);
    for (String reference : stored) {
      assertThat(Answer.get(second.port(), "/fhir/" + reference, access).status())
          .as(reference)
          .isEqualTo(200);
    }
    first.start();
    first.awaitReady();
    figure(
        "node 1 killed under load: answers by status %s (0: none), %d writes acknowledged, none lost"
            .formatted(calls, stored.size()));
  }

  private static Answer write(String access, String id, Set<String> stored) {
    String body =
        """
        {"resourceType":"Observation","id":"%s","status":"final","code":{"text":"kept"}}"""
            .formatted(id);
    Answer answer = Answer.to("PUT", balancer.port(), "/fhir/Observation/" + id, access, body);
    if (answer.status() == 200 || answer.status() == 201) {
      stored.add("Observation/" + id);
    }
    return answer;
  }

  @Test
  @Order(6)
  void areRestartedOneAfterTheOtherWithoutALostCall() throws Exception {
    List<String> before = knowledge();
    Map<String, Long> splitBefore = balancer.split("services");
    Map<Integer, Long> calls;
    try (Load orders = new Load(CALLERS, () -> CLIENTS.order(balancer.port(), CLIENTS.ticket()))) {
      for (Node node : List.of(first, second)) {
        node.terminate();
        await().atMost(Duration.ofSeconds(6)).until(() -> node.health("readiness") == 503);
        assertThat(CLIENTS.order(node.port(), CLIENTS.ticket()).status()).isEqualTo(200);
        balancer.useAllBut(node);
        node.awaitEnd();
        node.start();
        node.awaitReady();
        balancer.useAllBut(null);
        long all = orders.calls();
        await().atMost(Duration.ofMinutes(3)).until(() -> orders.calls() > all + 40);
      }
      calls = orders.finish();
    }
    assertThat(calls).containsOnlyKeys(200);
    assertThat(knowledge()).isEqualTo(before).isNotEmpty();
    figure(
        "restarted one after the other under load: answers by status %s, calls by node before %s,"
                .formatted(calls, splitBefore)
            + " after "
            + balancer.split("services"));
  }
}
