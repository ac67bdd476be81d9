package org.mcsguideline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

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

  private static final Set<Integer> GOOD = Set.of(200, 400, 412, 413, 422);

  @Test
  void damagedRequestsGetGoodAnswers() {
    Map<Integer, Integer> seen = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + REQUESTS; seed++) {
      Answered answered = answered(seed);
      seen.merge(answered.answer().status(), 1, Integer::sum);
      faults.addAll(answered.faults());
    }
    System.out.println("Answers to damaged requests by status: " + seen);
    assertThat(faults).isEmpty();
    assertThat(seen).containsKeys(200, 400);
  }

  /** Seeds that showed a fault once. */
  @ParameterizedTest
  @ValueSource(longs = {995, 2951})
  void requestsThatOnceFailedGetGoodAnswers(long seed) {
    assertThat(answered(seed).faults()).isEmpty();
  }

  private static Answered answered(long seed) {
    List<Vignette> vignettes = Vignettes.all();
    HookService[] services = HookService.values();
    Vignette vignette = vignettes.get((int) (seed % vignettes.size()));
    HookService service = services[(int) (seed / vignettes.size() % services.length)];
    ObjectNode request = new RequestMutator(seed).damaged(HookRequestJson.of(vignette, service));
    return new Answered(
        seed,
        request,
        RunningServer.get().post("/cds-services/" + service.id(), request.toString()));
  }

  private record Answered(long seed, ObjectNode request, RunningServer.Answer answer) {

    List<String> faults() {
      List<String> faults = new ArrayList<>();
      if (!GOOD.contains(answer.status())) {
        faults.add("status " + answer.status());
      } else if (answer.status() == 200) {
        faults.addAll(ResponseRules.broken(answer.json()));
        faults.addAll(foreign());
      } else if (!answer.json().path("resourceType").asText().equals("OperationOutcome")) {
        faults.add("status " + answer.status() + " without an OperationOutcome");
      }
      return faults.stream().map(fault -> "seed " + seed + ": " + fault).toList();
    }

    private List<String> foreign() {
      String patient = "Patient/" + request.at("/context/patientId").asText();
      List<String> faults = new ArrayList<>();
      if (answer.body().contains(RequestMutator.FOREIGN_CANARY)) {
        faults.add("text of another patient");
      }
      answer.json().findValues("reference").stream()
          .map(JsonNode::asText)
          .filter(reference -> reference.startsWith("Patient/") && !reference.equals(patient))
          .forEach(reference -> faults.add("a card about another patient"));
      return faults;
    }
  }

  @Test
  void theSameSeedDoesTheSameDamage() {
    assertThat(IntStream.range(0, 50))
        .allSatisfy(
            seed -> assertThat(answered(seed).request()).isEqualTo(answered(seed).request()));
  }
}
