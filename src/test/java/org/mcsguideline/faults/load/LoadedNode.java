package org.mcsguideline.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mcsguideline.faults.Form;
import org.mcsguideline.nodes.Node;

/** A node as it is started by whoever follows the README, and what it promises at four clients. */
final class LoadedNode {

  /** How much later than promised an answer may be where other builds share the machine. */
  private static final int ON_A_BUSY_MACHINE = 10;

  private static final Duration WARM = Duration.ofSeconds(20);

  private LoadedNode() {}

  /** Its store below the folder. */
  static List<String> settings(Path folder) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--mcs.store.jdbc-url=jdbc:h2:file:" + folder.resolve("store").resolve("mcs"),
                "--mcs.store.demo-patients=false",
                "--mcs.decisions.patient-content=true"));
    if (!Form.whole()) {
      // What a busy machine cannot do in time is answered 503, which says nothing of the service.
      settings.add("--mcs.evaluation.limit=60s");
      settings.add("--mcs.limits.longest-wait=60s");
    }
    return settings;
  }

  static void warm(Node node) {
    Duration time = Form.of(Duration.ofSeconds(3), WARM);
    Calls calls = SteadyLoad.run(new Caller(node.port()), RealCalls.mixed(), 4, time);
    assertThat(calls.statuses()).containsKey(200);
  }

  /** Milliseconds that may be asserted for what is promised within so many. */
  static double limit(double promised) {
    return Form.whole() ? promised : promised * ON_A_BUSY_MACHINE;
  }

  /** The promise for four clients. */
  static void assertInTime(Calls calls) {
    if (Form.whole()) {
      assertThat(calls.percentile(95)).as("p95 in ms").isLessThanOrEqualTo(500);
      assertThat(calls.percentile(99)).as("p99 in ms").isLessThanOrEqualTo(1000);
    }
    assertThat(calls.longest()).as("longest in ms").isLessThanOrEqualTo(limit(5000));
  }

  static String words(Calls calls) {
    return String.format(
        Locale.ROOT,
        "%d calls, p50 %.0f, p95 %.0f, p99 %.0f, longest %.0f ms",
        calls.count(),
        calls.percentile(50),
        calls.percentile(95),
        calls.percentile(99),
        calls.longest());
  }

  static String words(Duration time) {
    return time.toSeconds() + " s";
  }
}
