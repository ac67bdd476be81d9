package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.upstream.Asking.PATIENT;
import static org.mcsguideline.upstream.Asking.SHORT;
import static org.mcsguideline.upstream.Asking.access;
import static org.mcsguideline.upstream.Asking.ask;
import static org.mcsguideline.upstream.Asking.page;
import static org.mcsguideline.upstream.Asking.questions;
import static org.mcsguideline.upstream.Asking.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.upstream.DataSource.Origin;

/** A slow or broken server costs one call its time, and nobody else anything. */
@Tag("R07")
@Timeout(60)
class SlowServerTest {

  /** Well below what it would take without a limit, and long enough for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final UpstreamLimits SOME_TIME =
      new UpstreamLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          5,
          200_000,
          1_000_000);

  private static final String LABS = "Observation?patient=p1";

  private static final DataSource LATE = new DataSource(Origin.TIMED_OUT, Reason.NO_ANSWER_IN_TIME);

  private static Duration timeOf(Runnable deed) {
    long start = System.nanoTime();
    deed.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void aServerThatNeverAnswersCostsItsTimeAndNoMore() {
    try (Canary ehr = new Canary(BadAnswers::never)) {
      Duration time = timeOf(() -> assertThat(ask(SHORT, ehr, LABS).source()).isEqualTo(LATE));

      assertThat(time).isLessThan(SOON);
      assertThat(ehr.visits()).hasSize(1);
    }
  }

  @Test
  void aServerThatBeginsAndNeverEndsCostsItsTimeAndNoMore() {
    try (Canary ehr =
        new Canary(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              BadAnswers.never(exchange);
            })) {
      Duration time = timeOf(() -> assertThat(ask(SHORT, ehr, LABS).source()).isEqualTo(LATE));

      assertThat(time).isLessThan(SOON);
    }
  }

  @Test
  void aBodyThatEndsEarlyIsNoAnswer() {
    try (Canary ehr =
        new Canary(
            exchange -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              // Closing before the promised length breaks the connection.
            })) {
      assertThat(ask(ehr, LABS).source().reason())
          .isIn(Reason.UNREACHABLE, Reason.NO_ANSWER_IN_TIME);
    }
  }

  @Test
  @Tag("T-BOMB")
  void aHugeAnswerIsBrokenOff() {
    long huge = 200_000_000L;
    long[] sent = {0};
    try (Canary ehr = new Canary(exchange -> BadAnswers.flood(exchange, huge, sent))) {
      Duration time =
          timeOf(() -> assertThat(ask(ehr, LABS).source().reason()).isEqualTo(Reason.TOO_LARGE));

      assertThat(time).isLessThan(SOON);
    }
    assertThat(sent[0]).isPositive().isLessThan(huge / 4);
  }

  @Test
  @Tag("T-BOMB")
  void theBodyOfAnErrorIsNotRead() {
    try (Canary ehr =
        new Canary(
            exchange -> {
              exchange.sendResponseHeaders(500, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              BadAnswers.never(exchange);
            })) {
      assertThat(ask(ehr, LABS).source().reason()).isEqualTo(Reason.SERVER_ERROR);
    }
  }

  @Test
  void aServerThatIsNotThereIsNoAnswer() throws IOException {
    FhirBase nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = FhirBase.parse("http://127.0.0.1:" + socket.getLocalPort() + "/fhir").orElseThrow();
    }
    try (CallerFhirServers servers = servers(nobody)) {
      assertThat(source(servers, nobody).reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  private static DataSource source(CallerFhirServers servers, FhirBase base) {
    return Objects.requireNonNull(servers.ask(access(base), questions(LABS)).get(LABS)).source();
  }

  @Test
  void whatIsThereAtTheEndOfTheTimeIsUsed() {
    try (Canary ehr =
            new Canary(
                exchange -> {
                  if (exchange.getRequestURI().getPath().endsWith("Condition")) {
                    BadAnswers.never(exchange);
                  }
                  Canary.json(exchange, 200, page("o1", ""));
                });
        CallerFhirServers servers = servers(SOME_TIME, 12, ehr.base())) {
      Map<String, Answer> answers =
          servers.ask(access(ehr.base()), questions(LABS, "Condition?patient=p1"));

      assertThat(Objects.requireNonNull(answers.get(LABS)).json()).isNotNull();
      assertThat(Objects.requireNonNull(answers.get("Condition?patient=p1")).source())
          .isEqualTo(LATE);
    }
  }

  @Test
  void aFullLaneRefusesAndDoesNotWait() {
    try (Canary ehr = new Canary(BadAnswers::never);
        CallerFhirServers servers = servers(SHORT, 1, ehr.base())) {
      String[] many = new String[8];
      for (int i = 0; i < many.length; i++) {
        many[i] = "Observation?patient=p" + i;
      }
      Map<String, Answer> answers = servers.ask(access(ehr.base()), questions(many));

      assertThat(answers.values())
          .extracting(answer -> answer.source().reason())
          .contains(Reason.BUSY, Reason.NO_ANSWER_IN_TIME)
          .hasSize(8);
    }
  }

  @Test
  void anotherServerIsAskedAsIfNothingHadHappened() {
    try (Canary slow = new Canary(BadAnswers::never);
        Canary good = new Canary(exchange -> Canary.json(exchange, 200, page("o1", "")));
        CallerFhirServers servers = servers(PATIENT, 1, slow.base(), good.base())) {
      Thread stuck = new Thread(() -> assertThat(source(servers, slow.base())).isEqualTo(LATE));
      stuck.setDaemon(true);
      stuck.start();
      await().until(() -> !slow.visits().isEmpty());

      assertThat(source(servers, good.base()).origin()).isEqualTo(Origin.FETCHED);
    }
  }

  @Test
  void aServerThatFailsAgainAndAgainIsLeftAloneForAWhile() {
    try (Canary ehr = new Canary(exchange -> exchange.sendResponseHeaders(500, -1));
        CallerFhirServers servers = servers(ehr.base())) {
      for (int i = 0; i < 3; i++) {
        assertThat(source(servers, ehr.base()).reason()).isEqualTo(Reason.SERVER_ERROR);
      }

      assertThat(source(servers, ehr.base()).reason()).isEqualTo(Reason.RESTING);
      assertThat(ehr.visits()).hasSize(3);
    }
  }
}
