package org.mcsguideline.faults.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.faults.VignetteCall;
import org.mcsguideline.hooks.HookKernel;
import org.mcsguideline.nodes.Clients;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookService;

/**
 * Clocks that differ: a minute between client and service is borne, and no advice depends on it.
 */
@EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
class ClocksIT {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TEN = Duration.ofMinutes(10);

  @TempDir private static Path folder;

  @Test
  @Promise(
      id = "R09",
      on = "tokens",
      value =
          "A client's token, good for 5 minutes by the client's clock, is accepted while that clock"
              + " is at most 60 s ahead of the service's or 6 minutes behind, and refused beyond")
  void aTokenIsAcceptedFromAClockThatIsOffByAMinuteAndRefusedAtTen(Findings findings) {
    Clients clients = new Clients();
    List<String> settings = new ArrayList<>(clients.settings(folder));
    settings.add("--mcs.store.jdbc-url=jdbc:h2:file:" + folder.resolve("store"));
    settings.add("--mcs.store.install-knowledge=false");
    settings.add("--mcs.store.demo-patients=false");
    settings.add("--mcs.evaluation.limit=60s");
    try (Node node = new Node("node", folder, NodeSetup.small(settings))) {
      node.start();
      node.awaitReady();
      Map<Duration, Integer> statuses = new TreeMap<>();
      Stream.of(TEN.negated(), MINUTE.negated(), Duration.ZERO, MINUTE, TEN)
          .forEach(
              shift -> {
                String ticket = clients.ticket(Instant.now().plus(shift));
                statuses.put(shift, clients.order(node.port(), ticket).status());
              });
      findings.load("one signed call each");
      findings.fault("clock of the client off by -10, -1, 0, +1 and +10 minutes");
      findings.figure("statuses %s", statuses.values());
      assertThat(statuses)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  TEN.negated(),
                  401,
                  MINUTE.negated(),
                  200,
                  Duration.ZERO,
                  200,
                  MINUTE,
                  200,
                  TEN,
                  401));
    }
  }

  @Test
  @Promise(
      id = "R09",
      on = "advice",
      value =
          "Advice for a stated time is the same whatever the service's clock shows; without one it"
              + " is for the time of that clock")
  void adviceDependsOnTheClockOnlyWhereTheRequestStatesNoTime(Findings findings) throws Exception {
    List<VignetteCall> calls = VignetteCall.all();
    List<Instant> clocks = List.of(Instant.EPOCH, Instant.parse("2099-12-31T23:59:59Z"));
    int compared = 0;
    int changed = 0;
    HookKernel kernel = new HookKernel(Guideline.knowledge(), HookService.MONITORING.id());
    for (HookService service : HookService.values()) {
      List<HookKernel> kernels =
          clocks.stream()
              .map(time -> Clock.fixed(time, ZoneId.of("Pacific/Auckland")))
              .map(clock -> kernel.with(service.id(), clock))
              .toList();
      for (VignetteCall call : calls.stream().filter(call -> call.service() == service).toList()) {
        List<String> answers = answers(kernels, call.request());
        assertThat(answers.get(0)).as(call.name()).isEqualTo(answers.get(1));
        compared++;
        ObjectNode timeless = call.request().deepCopy();
        timeless.remove("extension");
        List<String> others = answers(kernels, timeless);
        changed += others.get(0).equals(others.get(1)) ? 0 : 1;
      }
    }
    findings.load("%d requests: every vignette at every service, without HTTP", compared);
    findings.fault("clock of the service at %s", clocks);
    findings.figure(
        "all answers equal byte for byte but for ids; %d differ once the request states no time",
        changed);
    assertThat(changed).as("the clock is used where no time is stated").isPositive();
  }

  private static List<String> answers(List<HookKernel> kernels, ObjectNode request)
      throws Exception {
    List<String> answers = new ArrayList<>();
    for (HookKernel kernel : kernels) {
      byte[] answer = kernel.answer(request.toString().getBytes(UTF_8));
      answers.add(Calls.withoutIds(new String(answer, UTF_8)));
    }
    return answers;
  }
}
