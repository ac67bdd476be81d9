package org.mcsguideline.faults.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.faults.load.RealCalls.RealCall;
import org.mcsguideline.faults.load.SlowCallers.Manner;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Balancer;
import org.mcsguideline.nodes.Clients;
import org.mcsguideline.nodes.Load;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.mcsguideline.server.tables.EmptyPostgres;

/** Nodes that are told to end while they are called. */
class CleanStopIT {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final int HELD = 20;
  private static final RealCall CALL = RealCalls.mixed().get(0);

  @TempDir private Path folder;

  @Test
  @Promise(
      id = "R13",
      value =
          "A node that is told to stop answers every call that it has taken and ends within 30 s,"
              + " whoever still holds a connection.",
      on = "one node")
  void everyCallThatWasTakenIsAnswered(Findings findings) throws Exception {
    Duration drain = Form.of(Duration.ofSeconds(3), Duration.ofSeconds(10));
    NodeSetup setup =
        NodeSetup.usual(LoadedNode.settings(folder))
            .with("--mcs.shutdown.drain=" + drain.toSeconds() + "s");
    try (Node node = new Node("node", folder, setup)) {
      node.start();
      node.awaitReady();
      findings.load("4 callers with kept connections, 4 with a new one for each call");
      findings.fault("SIGTERM, drain %s, %d callers of slow bodies", LoadedNode.words(drain), HELD);
      Caller kept = new Caller(node.port());
      List<Call> calls = new ArrayList<>();
      long began = System.nanoTime();
      try (Load withKept = new Load(4, noted(calls, began, () -> askedBy(kept)));
          Load withNew = new Load(4, noted(calls, began, () -> asked(node.port())))) {
        Duration told = Duration.ofNanos(System.nanoTime() - began);
        Duration took = terminated(findings, node, drain);
        withKept.finish();
        withNew.finish();

        Calls all = new Calls();
        calls.forEach(all::add);
        Calls meanwhile = all.sentBetween(Duration.ZERO, told.plus(drain));
        long answered = all.answered().count();
        long worked = node.log().lines().filter(line -> line.contains(" status=200 ")).count();
        findings.figure("until the end of the drain %s", meanwhile.statuses());
        findings.figure("%d calls worked on, %d answered", worked, answered);
        assertThat(meanwhile.statuses()).containsOnlyKeys(200);
        assertThat(answered).as("answers, of calls worked on").isEqualTo(worked).isPositive();
        assertThat(took)
            .isLessThanOrEqualTo(Form.whole() ? LONGEST_STOP : LONGEST_STOP.multipliedBy(4));
      }
    }
  }

  /** Gives how long it took to end, beside callers of slow bodies. */
  private static Duration terminated(Findings findings, Node node, Duration drain)
      throws Exception {
    try (SlowCallers slow = new SlowCallers(node.port(), CALL.path(), HELD, Manner.SLOW_BODY)) {
      long told = System.nanoTime();
      node.terminate();
      await().atMost(drain).until(() -> node.health("readiness") == 503);
      node.awaitEnd();
      Duration took = Duration.ofNanos(System.nanoTime() - told);
      findings.figure(
          "ended after %.1f s, slow callers turned away %d times",
          took.toMillis() / 1e3, slow.turnedAway());
      return took;
    }
  }

  private static Supplier<Answer> noted(List<Call> calls, long began, Supplier<Answer> call) {
    return () -> {
      long sent = System.nanoTime();
      Answer answer = call.get();
      Duration took = Duration.ofNanos(System.nanoTime() - sent);
      synchronized (calls) {
        calls.add(new Call(Duration.ofNanos(sent - began), answer.status(), false, took));
      }
      return answer;
    };
  }

  private static Answer asked(int port) {
    return Answer.to("POST", port, CALL.path(), null, CALL.body());
  }

  private static Answer askedBy(Caller caller) {
    try {
      HttpResponse<String> answer = caller.ask(CALL);
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException none) {
      return new Answer(0, none.toString());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Answer(0, stopping.toString());
    }
  }

  /** The short form of it is what {@code TwoNodesIT} does in every build. */
  @Test
  @EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
  @Promise(
      id = "R13",
      value = "Two nodes behind a load balancer are restarted in turn without a lost call.",
      on = "two nodes")
  void twoAreRestartedInTurnWithoutALostCall(Findings findings) throws Exception {
    Optional<Path> nginx = Balancer.installed();
    assumeTrue(nginx.isPresent(), "Not run: there is no nginx on this machine.");
    Clients clients = new Clients();
    try (EmbeddedPostgres postgres = EmptyPostgres.start();
        Node first = node("node-1", postgres, clients);
        Node second = node("node-2", postgres, clients);
        Balancer balancer = new Balancer(nginx.orElseThrow(), folder, first, second)) {
      first.start();
      second.start();
      first.awaitReady();
      second.awaitReady();
      balancer.start();
      findings.load("4 callers through nginx; nodes that let a call wait for up to 60 s");
      findings.fault("each node taken out, SIGTERM, started again, twice");
      Map<Integer, Long> calls;
      try (Load orders = new Load(4, () -> clients.order(balancer.port(), clients.ticket()))) {
        for (Node node : List.of(first, second, first, second)) {
          findings.figure("stopped in %.1f s", restart(node, balancer).toMillis() / 1e3);
          long all = orders.calls();
          await().atMost(Duration.ofMinutes(3)).until(() -> orders.calls() > all + 40);
        }
        calls = orders.finish();
      }
      findings.figure("answers %s", calls);
      assertThat(calls).containsOnlyKeys(200);
    }
  }

  /** Gives how long it took to end. */
  private static Duration restart(Node node, Balancer balancer) throws Exception {
    long told = System.nanoTime();
    node.terminate();
    await().atMost(Duration.ofSeconds(6)).until(() -> node.health("readiness") == 503);
    balancer.useAllBut(node);
    node.awaitEnd();
    Duration took = Duration.ofNanos(System.nanoTime() - told);
    assertThat(took).isLessThanOrEqualTo(LONGEST_STOP);
    node.start();
    node.awaitReady();
    balancer.useAllBut(null);
    return took;
  }

  private Node node(String name, EmbeddedPostgres postgres, Clients clients) {
    List<String> settings = new ArrayList<>(clients.settings(folder));
    settings.addAll(
        List.of(
            "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
            "--mcs.store.username=postgres",
            "--mcs.store.demo-patients=false",
            "--mcs.shutdown.drain=8s",
            "--mcs.web.address=https://cds.example",
            "--mcs.evaluation.limit=60s",
            "--mcs.limits.longest-wait=60s",
            "--mcs.security.tokens-wait=30s"));
    return new Node(name, folder, NodeSetup.small(settings));
  }
}
