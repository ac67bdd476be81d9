package org.mcsguideline.faults.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.faults.input.FaultyEhr.Manner;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignettes;

/**
 * A slow or broken FHIR server of a caller costs that call its advice, and no other call anything.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
class UpstreamFaultsIT {

  private static final HookService SERVICE = HookService.PATIENT_REVIEW;
  private static final String UNREAD = "Could not be read";

  /** What is promised; a machine that builds beside gets ten times as long. */
  private static final Duration LIMIT = Form.of(Duration.ofSeconds(50), Duration.ofSeconds(5));

  private static final Duration USUAL = Form.of(Duration.ofSeconds(5), Duration.ofMillis(500));
  private static final Duration REST = Duration.ofSeconds(15);

  private static final int SLOW_CALLERS = 8;
  private static final int OTHER_CALLERS = Form.of(1, 4);

  /** Where the parts of a record are asked for. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("patient", "/Patient/"),
          Map.entry("encounters", "/Encounter?"),
          Map.entry("conditions", "/Condition?"),
          Map.entry("procedures", "/Procedure?"),
          Map.entry("devices", "/DeviceUseStatement?"),
          Map.entry("deviceDetails", "/Device?"),
          Map.entry("vitals", "category=vital-signs"),
          Map.entry("labs", "category=laboratory"),
          Map.entry("assessments", "category=exam"),
          Map.entry("forms", "/QuestionnaireResponse?"),
          Map.entry("medications", "/MedicationAdministration?"),
          Map.entry("orders", "/ServiceRequest?"),
          Map.entry("deviceOrders", "/DeviceRequest?"));

  @TempDir private static Path folder;

  private static final ObjectNode FULL = HookRequestJson.of(Vignettes.byId("V04"), SERVICE);
  private static Answer expected = new Answer(0, "");
  private static FaultyEhr ehr;
  private static Node node;

  @BeforeAll
  static void start() {
    Map<String, JsonNode> record = new HashMap<>();
    PLACES.forEach((key, place) -> record.put(place, FULL.path("prefetch").path(key)));
    ehr = new FaultyEhr(record);
    node =
        new Node(
            "node",
            folder,
            NodeSetup.small(
                List.of(
                    "--mcs.store.enabled=false",
                    "--mcs.evaluation.limit=60s",
                    "--mcs.ehr.bases=" + ehr.address())));
    node.start();
    node.awaitServices();
    for (int call = 0; call < 50; call++) {
      expected = call(true).answer();
      assertThat(expected.json().path("cards")).isNotEmpty();
    }
  }

  @AfterAll
  static void stop() {
    node.close();
    ehr.close();
  }

  private record Timed(Answer answer, Duration time) {}

  /** With all that is asked for, or with the server where it can be had. */
  private static Timed call(boolean full) {
    ObjectNode request = FULL.deepCopy().put("hookInstance", UUID.randomUUID().toString());
    ((ObjectNode) request.path("context")).put("userId", "Practitioner/" + UUID.randomUUID());
    if (!full) {
      request.remove("prefetch");
      request.put("fhirServer", ehr.address());
    }
    long start = System.nanoTime();
    Answer answer =
        Answer.to("POST", node.port(), "/cds-services/" + SERVICE.id(), null, request.toString());
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Refused with what is missing, or advice that says what could not be read. */
  private static boolean isHonest(Answer answer) {
    return switch (answer.status()) {
      case 412 ->
          answer.json().path("resourceType").asText().equals("OperationOutcome")
              && answer.body().contains("the patient");
      case 200 -> answer.body().contains(UNREAD) || isComplete(answer);
      default -> false;
    };
  }

  private static boolean isComplete(Answer answer) {
    return Calls.withoutIds(answer).equals(Calls.withoutIds(expected));
  }

  @Test
  @Order(1)
  void aServerThatIsWellGivesTheSameAdviceAsThePrefetch() {
    assertThat(isComplete(call(false).answer())).isTrue();
  }

  @Test
  @Order(2)
  @Promise(
      id = "R07",
      on = "one after the other",
      value =
          "Without an answer of the caller's FHIR server for what is required a call gets 412 within"
              + " 5 s; where only other data are missing it gets cards that name them")
  void aBrokenServerCostsItsCallTheAdviceAndSaysSo(Findings findings) throws Exception {
    for (Manner manner :
        List.of(
            Manner.NEVER,
            Manner.LATE,
            Manner.ERROR,
            Manner.CUT,
            Manner.HUGE,
            Manner.ENDLESS,
            Manner.SEARCHES_NEVER)) {
      findings.fault("the server %s", manner.words);
      ehr.now(manner);
      Map<Integer, Integer> statuses = new TreeMap<>();
      Duration longest = Duration.ZERO;
      // After three failures in a row the server would be left alone.
      for (int call = 0; call < 2; call++) {
        Timed timed = call(false);
        assertThat(isHonest(timed.answer())).as("%s: %s", manner, timed.answer()).isTrue();
        statuses.merge(timed.answer().status(), 1, Integer::sum);
        longest = longest.compareTo(timed.time()) < 0 ? timed.time() : longest;
      }
      findings.figure("%s in at most %d ms", statuses, longest.toMillis());
      assertThat(longest).as(manner.words).isLessThan(LIMIT);
      boolean readsAnswered = manner == Manner.ENDLESS || manner == Manner.SEARCHES_NEVER;
      assertThat(statuses).containsOnlyKeys(readsAnswered ? 200 : 412);
      ehr.now(Manner.WELL);
      assertThat(isComplete(call(false).answer())).as("after " + manner.words).isTrue();
    }
    findings.load("2 calls for each, one while it is well again after each");
  }

  @Test
  @Order(3)
  @Promise(
      id = "R07",
      on = "under load",
      value =
          "Calls that bring their data are answered as fast as ever (R01) while half of the answers"
              + " of a caller's FHIR server come after 10 s, or none at all")
  void callsThatBringTheirDataAreAnsweredAsEver(Findings findings) throws Exception {
    for (Manner manner : List.of(Manner.HALF_LATE, Manner.NEVER)) {
      ehr.now(manner);
      findings.fault("the server %s", manner.words);
      under(findings, Form.of(Duration.ofSeconds(6), Duration.ofSeconds(60)));
    }
    ehr.now(Manner.WELL);
    Thread.sleep(REST.plusSeconds(1).toMillis());
    assertThat(isComplete(call(false).answer())).as("after all").isTrue();
  }

  private static void under(Findings findings, Duration length) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    ExecutorService callers = Executors.newFixedThreadPool(SLOW_CALLERS + OTHER_CALLERS);
    try {
      List<Future<List<Timed>>> slow = submitted(callers, SLOW_CALLERS, until(end, false));
      List<Future<List<Timed>>> others = submitted(callers, OTHER_CALLERS, until(end, true));
      List<Timed> withServer = all(slow);
      List<Timed> withData = all(others);
      findings.load(
          "%d callers without data, %d with all data, %d s",
          SLOW_CALLERS, OTHER_CALLERS, length.toSeconds());
      findings.figure(
          "without data %s, longest %d ms; with all data %s, p95 %d ms, longest %d ms",
          statuses(withServer),
          quantile(withServer, 1).toMillis(),
          statuses(withData),
          quantile(withData, 0.95).toMillis(),
          quantile(withData, 1).toMillis());
      assertThat(withServer).allMatch(timed -> isHonest(timed.answer()));
      assertThat(quantile(withServer, 1)).isLessThan(LIMIT);
      assertThat(withData).allMatch(timed -> isComplete(timed.answer()));
      assertThat(quantile(withData, 0.95)).isLessThan(USUAL);
    } finally {
      callers.shutdownNow();
    }
  }

  private static Callable<List<Timed>> until(long end, boolean full) {
    return () -> {
      List<Timed> answers = new ArrayList<>();
      while (System.nanoTime() < end) {
        answers.add(call(full));
        Thread.sleep(50);
      }
      return answers;
    };
  }

  private static <T> List<Future<T>> submitted(
      ExecutorService callers, int number, Callable<T> work) {
    return IntStream.range(0, number).mapToObj(caller -> callers.submit(work)).toList();
  }

  private static List<Timed> all(List<Future<List<Timed>>> callers) throws Exception {
    List<Timed> all = new ArrayList<>();
    for (Future<List<Timed>> caller : callers) {
      all.addAll(caller.get());
    }
    return all;
  }

  private static Map<Integer, Integer> statuses(List<Timed> answers) {
    Map<Integer, Integer> statuses = new TreeMap<>();
    answers.forEach(timed -> statuses.merge(timed.answer().status(), 1, Integer::sum));
    return statuses;
  }

  private static Duration quantile(List<Timed> answers, double share) {
    List<Duration> sorted = answers.stream().map(Timed::time).sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
