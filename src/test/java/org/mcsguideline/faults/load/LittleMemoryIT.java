package org.mcsguideline.faults.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.faults.load.LargeCalls.LargeCall;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;

/** A node with less memory than its callers want. */
@EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
class LittleMemoryIT {

  private static final String MEMORY = "-Xmx256m";
  private static final int PATIENTS = 16;

  @TempDir private static Path folder;
  private static Node node;
  private static Caller caller;

  @BeforeAll
  static void start() {
    node =
        new Node(
            "node",
            folder,
            NodeSetup.usual(LoadedNode.settings(folder))
                .withOptions(MEMORY, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    caller = new Caller(node.port());
    node.start();
    node.awaitReady();
    LoadedNode.warm(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  @Promise(
      id = "R10",
      value =
          "With too little memory no card is wrong: a call is answered rightly, or refused, or the"
              + " service ends and a supervisor has it ready again within 30 s.",
      on = "H2")
  void withTooLittleMemoryNoCardIsWrong(Findings findings) throws Exception {
    Duration time = Form.of(Duration.ofSeconds(6), Duration.ofSeconds(60));
    List<LargeCall> patients = LargeCalls.of(PATIENTS);
    Map<LargeCall, JsonNode> expected = new HashMap<>();
    for (LargeCall patient : patients) {
      expected.put(patient, cards(caller.ask(patient.small())));
    }
    assertThat(expected.values()).anyMatch(cards -> !cards.isEmpty());
    assertThat(expected.values().stream().distinct().count()).isGreaterThan(PATIENTS / 2);
    findings.load("16 clients with calls of 4.9 MB for %s", LoadedNode.words(time));
    findings.fault("%s -XX:+ExitOnOutOfMemoryError, restarted by the test", MEMORY);

    Map<Integer, Integer> statuses = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    List<Duration> restarts;
    try (Supervisor supervisor = new Supervisor(node)) {
      List<Thread> clients = new ArrayList<>();
      long end = System.nanoTime() + time.toNanos();
      for (Map.Entry<LargeCall, JsonNode> patient : expected.entrySet()) {
        Runnable calls =
            () -> {
              while (System.nanoTime() < end) {
                count(call(patient.getKey(), patient.getValue(), supervisor, wrong), statuses);
              }
            };
        Thread client = new Thread(calls, "client");
        clients.add(client);
        client.start();
      }
      for (Thread client : clients) {
        client.join();
      }
      await().atMost(Duration.ofMinutes(3)).until(() -> !supervisor.isBusy());
      restarts = supervisor.restarts();
    }
    findings.figure("answers %s (0: none, as the service had ended)", statuses);
    findings.figure("ended and ready again after %s", restarts);
    assertThat(wrong).isEmpty();
    assertThat(statuses).isNotEmpty();
    for (LargeCall patient : patients) {
      assertThat(cards(caller.ask(patient.small()))).isEqualTo(expected.get(patient));
    }
    if (Form.whole()) {
      assertThat(restarts).allMatch(took -> took.toSeconds() <= 30);
    }
  }

  private static void count(int status, Map<Integer, Integer> statuses) {
    synchronized (statuses) {
      statuses.merge(status, 1, Integer::sum);
    }
  }

  /** Gives the status; what is not as promised is added to what is wrong. */
  private static int call(
      LargeCall patient, JsonNode expected, Supervisor supervisor, List<String> wrong) {
    int status = 0;
    String fault = null;
    try {
      HttpResponse<String> answer = caller.ask(patient.large());
      status = answer.statusCode();
      if (status == 200 && !cards(answer).equals(expected)) {
        fault = "wrong cards: " + answer.body();
      } else if (status != 200 && status != 413 && status != 503) {
        fault = status + " " + answer.body();
      }
      TimeUnit.MILLISECONDS.sleep(status == 200 ? 0 : 200);
    } catch (IOException none) {
      // The connection may have been lost a moment before the process is gone.
      fault = endedSoon(supervisor) ? null : none.toString();
      // Callers that try again without a pause would take the processors from the start.
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    if (fault != null) {
      synchronized (wrong) {
        wrong.add(fault);
      }
    }
    return status;
  }

  private static boolean endedSoon(Supervisor supervisor) {
    int restarts = supervisor.restarts().size();
    for (int look = 0; look < 50; look++) {
      if (supervisor.isBusy() || supervisor.restarts().size() > restarts) {
        return true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    return false;
  }

  /** Without ids, which are made anew for each answer. */
  private static JsonNode cards(HttpResponse<String> answer) {
    String ids = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new Answer(200, answer.body().replaceAll(ids, "id")).json().path("cards");
  }
}
