package org.mcsguideline.faults.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.conformance.DamagedCall;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.mcsguideline.server.tables.EmptyPostgres;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Damaged requests get good answers from the packaged service, and leave nothing behind in it.
 * {@code -Ddamaged.seed} says where they begin.
 */
@EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
class DamagedRequestsIT {

  private static final long FIRST_SEED = Long.getLong("damaged.seed", 10_001);
  private static final int CLIENTS = 4;
  private static final int CALLS = Form.of(400, 10_000);

  /** The heap grows until code and buffers are warm. */
  private static final int WARM = CALLS / 4;

  /** The service decides faster than a store on the same machine keeps; callers wait for it. */
  private static final int MOST_WAITING = 1000;

  private static final int AT_A_TIME = 100;
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

  @TempDir private static Path folder;

  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  @Test
  @Promise(
      id = "R12",
      value =
          "A damaged request never gets a 5xx: it is refused with a reason, or answered with a valid"
              + " response that says nothing about another patient; nothing adds up in memory")
  void damagedRequestsGetGoodAnswersAndLeaveNothingBehind(Findings findings) throws Exception {
    try (EmbeddedPostgres postgres = EmptyPostgres.start();
        Node node = new Node("node", folder, setup(postgres))) {
      node.start();
      node.awaitReady();
      findings.load("%d calls by %d clients, seeds from %d", CALLS, CLIENTS, FIRST_SEED);
      findings.fault(
          "half of them damaged anywhere in any way, half with mistakes in the record: dropped,"
              + " doubled, other type, unit, date, reference, code system, patient");
      JdbcTemplate database = new JdbcTemplate(postgres.getPostgresDatabase());
      calls(node, database, 0, WARM);
      long warm = liveBytes(node);
      calls(node, database, WARM, CALLS);
      long after = liveBytes(node);
      findings.figure("statuses %s", statuses);
      findings.figure(
          "live heap %d MB after %d calls, %d MB after all", warm >> 20, WARM, after >> 20);
      findings.figure("%d calls on record in the store", kept(database));
      findings.figure("faults %s", faults);
      // A seed that fails belongs into MutatedRequestsIT, among those that once failed.
      assertThat(faults).isEmpty();
      assertThat(statuses).containsKeys(200, 400);
      assertThat(node.health("decisions")).as("what was decided is kept").isEqualTo(200);
      assertThat(after).as("live heap").isLessThan(warm + warm / Form.of(2, 10));
    }
  }

  private static NodeSetup setup(EmbeddedPostgres postgres) {
    return NodeSetup.small(
        List.of(
            "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
            "--mcs.store.username=postgres",
            "--mcs.store.install-knowledge=false",
            "--mcs.store.demo-patients=false",
            "--mcs.decisions.patient-content=true",
            // What a busy machine cannot do in time is answered 503, which is not what is tried.
            "--mcs.evaluation.limit=60s",
            "--mcs.limits.longest-wait=60s"));
  }

  /** Ends when all that was decided is kept. */
  private void calls(Node node, JdbcTemplate database, int first, int last) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (int made = first; made < last; made += AT_A_TIME) {
        List<Callable<Void>> some = new ArrayList<>();
        for (int i = made; i < Math.min(last, made + AT_A_TIME); i++) {
          long seed = FIRST_SEED + i;
          some.add(
              () -> {
                call(node, seed);
                return null;
              });
        }
        for (Future<Void> call : clients.invokeAll(some)) {
          call.get();
        }
        awaitKept(database, made - MOST_WAITING);
      }
      awaitKept(database, last);
    } finally {
      clients.shutdownNow();
    }
  }

  private void call(Node node, long seed) {
    DamagedCall call = seed % 2 == 0 ? DamagedCall.of(seed) : DamagedCall.mistaken(seed);
    Answer answer = Answer.to("POST", node.port(), call.path(), null, call.request().toString());
    statuses.merge(answer.status(), 1, Integer::sum);
    faults.addAll(call.faults(answer.status(), answer.body()));
  }

  /** Until that many calls of services are on record. */
  private static void awaitKept(JdbcTemplate database, int calls) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> kept(database) >= calls);
  }

  private static int kept(JdbcTemplate database) {
    Integer kept =
        database.queryForObject(
            "select count(*) from hfj_resource where res_type = 'AuditEvent'", Integer.class);
    return kept == null ? 0 : kept;
  }

  /** What is left after everything that nobody holds was thrown away. */
  private static long liveBytes(Node node) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(node.handle().pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String words = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = TOTAL.matcher(words);
    assertThat(total.find()).as(words).isTrue();
    return Long.parseLong(total.group(1));
  }
}
