package org.mcsguideline.cost;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.hooks.HookKernel;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;

/**
 * What an answer costs, in readings of the same resources by HAPI. The limits are far above what is
 * measured (src/docs/benchmarks.md), since the machines of a build are busy: they notice that an
 * answer costs twice as much, and nothing finer.
 */
class AnswerCostTest {

  private static final int SMALL = 60;
  private static final int LARGE = 600;

  /** CPU time of an answer over that of a reading. */
  private static final double MOST_CPU = 25;

  /** Allocated bytes of an answer over those of a reading. */
  private static final double MOST_BYTES = 4;

  /** How much more an answer may allocate when ten times as much is read. */
  private static final double MOST_GROWTH = 15;

  private static final int ROUNDS = 9;
  private static final int ANSWERS = 8;
  private static final int READINGS = 40;

  private static final Level BEFORE = References.quiet(Level.WARN);

  private static HookKernel kernel;

  @BeforeAll
  static void load() throws IOException {
    String name = "knowledge/bundle.json";
    try (InputStream file = AnswerCostTest.class.getClassLoader().getResourceAsStream(name)) {
      kernel =
          new HookKernel(
              KnowledgeFile.read(Objects.requireNonNull(file), name), SizedRequest.SERVICE);
    }
  }

  @AfterAll
  static void restore() {
    assertThat(References.quiet(BEFORE)).isEqualTo(Level.WARN);
  }

  @Test
  void anAnswerCostsFewReadingsOfItsRequest() throws Exception {
    byte[] request = SizedRequest.of(SMALL);
    byte[] bundle = SizedRequest.bundle(SMALL);
    assertThat(FhirJson.MAPPER.readTree(kernel.answer(request)).path("cards")).isNotEmpty();
    assertThat(References.parsed(bundle).getEntry()).hasSize(SMALL);

    Cost[] answers = new Cost[ROUNDS];
    Cost[] readings = new Cost[ROUNDS];
    // In turn, so that what else the machine does comes to both.
    for (int round = 0; round < ROUNDS; round++) {
      answers[round] = Cost.of(ANSWERS, () -> kernel.answer(request));
      readings[round] = Cost.of(READINGS, reading(bundle));
    }

    assertThat(ratio(answers, readings, Cost::cpuNanos)).as("CPU").isLessThan(MOST_CPU);
    assertThat(ratio(answers, readings, Cost::bytes)).as("bytes").isLessThan(MOST_BYTES);
  }

  @Test
  void anAnswerGrowsWithItsRequestAndNoFaster() throws Exception {
    byte[] small = SizedRequest.of(SMALL);
    byte[] large = SizedRequest.of(LARGE);
    Cost warm = Cost.of(ANSWERS, () -> kernel.answer(small));
    assertThat(warm.bytes()).isPositive();

    Cost few = Cost.of(ANSWERS, () -> kernel.answer(small));
    Cost many = Cost.of(1, () -> kernel.answer(large));

    assertThat(many.bytes() / few.bytes()).as("bytes").isLessThan(MOST_GROWTH);
  }

  private static Callable<byte[]> reading(byte[] bundle) {
    return () -> References.parsed(bundle).isEmpty() ? new byte[0] : bundle;
  }

  /** The median of what each round says. */
  private static double ratio(Cost[] answers, Cost[] readings, ToDoubleFunction<Cost> of) {
    double[] ratios = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      ratios[round] = of.applyAsDouble(answers[round]) / of.applyAsDouble(readings[round]);
    }
    Arrays.sort(ratios);
    return ratios[ROUNDS / 2];
  }
}
