package org.mcsguideline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.vignettes.RunningServer;

/**
 * Whatever a request holds, the answer is a good one or says what is wrong; it is never about
 * another patient. {@code -Dmutated.requests} says how many are tried, {@code -Dmutated.seed} where
 * they begin.
 */
@Tag("T-BOMB")
@Tag("T-INFO")
@Tag("T-XSS")
@Tag("T-WRONG-PATIENT")
class MutatedRequestsIT {

  private static final int REQUESTS = Integer.getInteger("mutated.requests", 3000);
  private static final long FIRST_SEED = Long.getLong("mutated.seed", 1);

  @Test
  void damagedRequestsGetGoodAnswers() {
    Map<Integer, Integer> seen = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + REQUESTS; seed++) {
      DamagedCall call = DamagedCall.of(seed);
      RunningServer.Answer answer = answer(call);
      seen.merge(answer.status(), 1, Integer::sum);
      faults.addAll(call.faults(answer.status(), answer.body()));
    }
    System.out.println("Answers to damaged requests by status: " + seen);
    assertThat(faults).isEmpty();
    assertThat(seen).containsKeys(200, 400);
  }

  /** Seeds that showed a fault once. */
  @ParameterizedTest
  @ValueSource(longs = {995, 2951})
  void requestsThatOnceFailedGetGoodAnswers(long seed) {
    assertThat(faults(DamagedCall.of(seed))).isEmpty();
  }

  /** A return of circulation that was timed to the minute. */
  @ParameterizedTest
  @ValueSource(longs = {12379, 19701})
  void mistakesThatOnceFailedGetGoodAnswers(long seed) {
    assertThat(faults(DamagedCall.mistaken(seed))).isEmpty();
  }

  private static RunningServer.Answer answer(DamagedCall call) {
    return RunningServer.get().post(call.path(), call.request().toString());
  }

  private static List<String> faults(DamagedCall call) {
    RunningServer.Answer answer = answer(call);
    return call.faults(answer.status(), answer.body());
  }

  @Test
  void theSameSeedDoesTheSameDamage() {
    assertThat(IntStream.range(0, 50))
        .allSatisfy(
            seed -> {
              assertThat(DamagedCall.of(seed)).isEqualTo(DamagedCall.of(seed));
              assertThat(DamagedCall.mistaken(seed)).isEqualTo(DamagedCall.mistaken(seed));
            });
  }
}
