package org.mcsguideline.faults.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
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
import org.mcsguideline.faults.load.RealCalls.RealCall;
import org.mcsguideline.faults.load.SlowCallers.Manner;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;

/** One node from its start on, in ordinary work and beside callers who do not get on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimelyAnswersIT {

  private static final String SERVICE = "/cds-services/mcs-order-review";
  private static final List<RealCall> REAL = RealCalls.mixed();

  @TempDir private static Path folder;
  private static Node node;
  private static Caller caller;

  @BeforeAll
  static void prepare() {
    node = new Node("node", folder, NodeSetup.usual(LoadedNode.settings(folder)));
    caller = new Caller(node.port());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  @Order(1)
  @Promise(
      id = "R02",
      value = "Ready means fast: the first call of each service takes no longer than a second.",
      on = "H2")
  void readyMeansFast(Findings findings) {
    List<RealCall> first = RealCalls.ofEachService();
    findings.load("one call of each of the %d services", first.size());
    findings.fault("none: right after readiness, while the store still starts");
    long started = System.nanoTime();
    node.start();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> node.health("readiness") == 200);
    findings.figure("ready after %.1f s", (System.nanoTime() - started) / 1e9);
    assertThat(node.log()).containsPattern("[1-9]\\d* calls rehearsed");
    Calls calls = new Calls();
    for (RealCall call : first) {
      long sent = System.nanoTime();
      Answer answer = Answer.to("POST", node.port(), call.path(), null, call.body());
      Duration took = Duration.ofNanos(System.nanoTime() - sent);
      calls.add(new Call(Duration.ZERO, answer.status(), false, took));
      findings.figure("%s %d ms", call.path().replaceAll(".*/", ""), took.toMillis());
    }
    assertThat(calls.statuses()).containsOnlyKeys(200);
    assertThat(calls.longest()).as("ms").isLessThanOrEqualTo(LoadedNode.limit(1000));
  }

  @Test
  @Order(2)
  @Promise(
      id = "R01",
      value =
          "Answers come in time: of four clients' calls 95 in a hundred within 500 ms and 99 within"
              + " a second; none of up to 16 clients' takes five seconds or fails.",
      on = "H2")
  void answersComeInTime(Findings findings) {
    node.awaitReady();
    LoadedNode.warm(node);
    Duration time = Form.of(Duration.ofSeconds(3), Duration.ofSeconds(60));
    findings.load("1, 4 and 16 clients with real cases, %s each", LoadedNode.words(time));
    findings.fault("none");
    for (int clients : new int[] {1, 4, 16}) {
      Calls calls = SteadyLoad.run(caller, REAL, clients, time);
      findings.figure("%d clients: %s", clients, LoadedNode.words(calls));
      assertThat(calls.statuses()).containsOnlyKeys(200);
      assertThat(calls.longest()).as("longest in ms").isLessThanOrEqualTo(LoadedNode.limit(5000));
      if (clients == 4) {
        LoadedNode.assertInTime(calls);
      }
    }
  }

  @Test
  @Order(3)
  @Promise(
      id = "R15",
      value =
          "Callers that hold a thousand connections and say nothing, or send their headers or body"
              + " byte by byte, keep nobody else waiting.",
      on = "H2")
  void callersWhoDoNotGetOnKeepNobodyWaiting(Findings findings) {
    int held = Form.of(400, 1000);
    findings.load("4 clients with real cases, %s beside each", LoadedNode.words(held()));
    findings.fault("%d connections, each held so", held);
    beside(findings, Manner.IDLE, SERVICE, held);
    beside(findings, Manner.SLOW_HEADERS, SERVICE, held);
    beside(findings, Manner.SLOW_BODY, SERVICE, held);
    beside(findings, Manner.SLOW_BODY, "/fhir", held);
    beside(findings, Manner.SLOW_BODY, "/nothing-is-here", held);
  }

  private static Duration held() {
    return Form.of(Duration.ofSeconds(3), Duration.ofSeconds(30));
  }

  private static void beside(Findings findings, Manner manner, String path, int held) {
    try (SlowCallers slow = new SlowCallers(node.port(), path, held, manner)) {
      Calls calls = SteadyLoad.run(caller, REAL, 4, held());
      assertThat(node.health("readiness")).isEqualTo(200);
      findings.figure(
          "beside %s at %s, of whom %d were turned away: %s",
          manner.words(), path, slow.turnedAway(), LoadedNode.words(calls));
      assertThat(calls.statuses()).as(manner + " at " + path).containsOnlyKeys(200);
      LoadedNode.assertInTime(calls);
    }
  }

  @Test
  @Order(4)
  @EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
  @Promise(
      id = "R03",
      value =
          "Overload is refused and not suffered: at twice what the service can do, what it takes is"
              + " answered within two seconds, the rest is told to come back, and ten seconds later"
              + " all is as before.",
      on = "H2")
  void overloadIsRefusedAndNotSuffered(Findings findings) throws IOException {
    Duration measuring = Form.of(Duration.ofSeconds(3), Duration.ofSeconds(20));
    Duration over = Form.of(Duration.ofSeconds(6), Duration.ofSeconds(120));
    Duration recovery = Duration.ofSeconds(10);
    Calls steady = SteadyLoad.run(caller, REAL, 16, measuring);
    double capacity = steady.answered().count() / (measuring.toNanos() / 1e9);
    findings.load("capacity with 16 clients %.0f calls a second", capacity);
    findings.load(
        "real cases on a schedule: twice that for %s, then half of it", LoadedNode.words(over));
    findings.fault("none but the load");

    OpenLoad load = new OpenLoad(caller, REAL);
    CompletableFuture<Long> early = heapIn(over.dividedBy(3));
    CompletableFuture<Long> late = heapIn(over.multipliedBy(9).dividedBy(10));
    CompletableFuture<Void> twice = load.send(2 * capacity, over);
    Duration switched = load.now();
    CompletableFuture<Void> half =
        load.send(capacity / 2, recovery.plus(Form.of(Duration.ofSeconds(3), recovery)));
    CompletableFuture.allOf(twice, half, early, late).join();

    Calls overload = load.calls().sentBetween(Duration.ZERO, switched);
    Calls after = load.calls().sentBetween(switched.plus(recovery), Duration.ofDays(1));
    findings.figure(
        "overload: %s, admitted %s", overload.statuses(), LoadedNode.words(overload.answered()));
    findings.figure("from 10 s later on: %s, %s", after.statuses(), LoadedNode.words(after));
    findings.figure(
        "heap after collection %d, then %d MB",
        Inside.megabytes(early.join()), Inside.megabytes(late.join()));
    assertThat(overload.that(call -> call.status() != 200 && !call.isRefused()).statuses())
        .isEmpty();
    assertThat(after.that(call -> call.status() != 200 && !call.isRefused()).statuses()).isEmpty();
    if (Form.whole()) {
      assertThat(overload.that(Call::isRefused).count()).isPositive();
      assertThat(overload.answered().percentile(99)).as("ms").isLessThanOrEqualTo(2000);
      assertThat(after.statuses()).containsOnlyKeys(200);
      LoadedNode.assertInTime(after);
      assertThat(late.join()).as("heap").isLessThanOrEqualTo(early.join() * 11 / 10);
    } else {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> caller.ask(REAL.get(0)).statusCode() == 200);
    }
  }

  private static CompletableFuture<Long> heapIn(Duration time) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Inside.heap(node);
          } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
          }
        },
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Test
  @Order(5)
  @EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
  @Promise(
      id = "R11",
      value =
          "Nothing leaks: after nine minutes of work the service holds no more than after three,"
              + " and answers as fast.",
      on = "H2")
  void nothingLeaks(Findings findings) throws IOException {
    Duration part = Form.of(Duration.ofSeconds(5), Duration.ofSeconds(30));
    int parts = Form.of(3, 18);
    findings.load("20 calls a second of real cases, %d times %s", parts, LoadedNode.words(part));
    findings.fault("none");
    List<Inside> insides = new ArrayList<>();
    List<Calls> calls = new ArrayList<>();
    for (int done = 0; done < parts; done++) {
      OpenLoad load = new OpenLoad(caller, REAL);
      load.send(20, part).join();
      calls.add(load.calls());
      insides.add(Inside.of(node));
    }
    assertThat(calls).allSatisfy(some -> assertThat(some.statuses()).containsOnlyKeys(200));
    double heap = growth(findings, "heap after collection in MB", insides, i -> i.heap() >> 20);
    double threads = growth(findings, "threads", insides, Inside::threads);
    double descriptors = growth(findings, "descriptors", insides, Inside::descriptors);
    double slower = growth(findings, "p95 in ms", calls, some -> (long) some.percentile(95));
    if (Form.whole()) {
      assertThat(heap).as("heap").isLessThanOrEqualTo(1.1);
      assertThat(threads).as("threads").isLessThanOrEqualTo(1.1);
      assertThat(descriptors).as("descriptors").isLessThanOrEqualTo(1.1);
      assertThat(slower).as("p95").isLessThanOrEqualTo(1.5);
    } else {
      // Too short to tell a leak from what is still being filled, but not a flood of either.
      assertThat(threads).as("threads").isLessThanOrEqualTo(2);
      assertThat(descriptors).as("descriptors").isLessThanOrEqualTo(2);
    }
  }

  /** Mean of the last third, as so many times that of the first. */
  private static <T> double growth(
      Findings findings, String what, List<T> measured, ToLongFunction<T> value) {
    int third = measured.size() / 3;
    double first = mean(measured.subList(0, third), value);
    double last = mean(measured.subList(measured.size() - third, measured.size()), value);
    findings.figure("%s: first third %.0f, last third %.0f", what, first, last);
    return last / first;
  }

  private static <T> double mean(List<T> measured, ToLongFunction<T> value) {
    return measured.stream().mapToLong(value).average().orElseThrow();
  }
}
