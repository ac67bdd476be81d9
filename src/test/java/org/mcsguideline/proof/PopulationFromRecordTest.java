package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.vignettes.CaseRequest;
import org.mcsguideline.vignettes.Guideline;

/**
 * The population from whole records: for each criterion a record that makes it true, one that makes
 * it false and one that leaves it unknown, in every combination.
 */
class PopulationFromRecordTest {

  private static final String CRITERIA = "McsCriteria";

  private static final List<String> NAMES =
      List.of(
          "Is Adult",
          "Had Recent Arrest",
          "Has Sustained Rosc",
          "Has Hypotension Or Support",
          "Has Hypoperfusion",
          "Has Cardiogenic Cause");

  /** Changes to V04, true, false, unknown; in the order of the names. */
  private static final List<List<String>> CHANGES =
      List.of(
          List.of("age=62", "age=17", "-age"),
          List.of("h_since_arrest=10", "h_since_arrest=80", "-h_since_arrest"),
          List.of("rosc=yes", "+ROSC no @0.05", "-rosc"),
          List.of("sbp=78", "sbp=96;support=no", "-sbp"),
          List.of(
              "cold_skin=yes",
              "lactate=1.0;cold_skin=no;urine_ml_h=60;urine_age_h=1",
              "cold_skin=missing;-lactate"),
          List.of("cause=cardiogenic", "cause=non-cardiogenic", "cause=missing"));

  @Test
  void isTheConjunctionOfItsCriteria() {
    Set<List<Truth>> realised = new HashSet<>();
    Map<Truth, Integer> answers = new HashMap<>();
    for (int number = 0; number < 729; number++) {
      Findings findings = findings(changes(number));
      List<Truth> states =
          NAMES.stream().map(name -> Truth.of(findings.value(CRITERIA, name))).toList();
      Truth population = Truth.of(findings.value(CRITERIA, "Is In Population"));
      assertThat(population)
          .as("%s of %s", states, changes(number))
          .isEqualTo(states.stream().reduce(Truth.YES, Truth::and));
      realised.add(states);
      answers.merge(population, 1, Integer::sum);
    }
    // Without a time of arrest or of return of circulation some other states cannot be.
    assertThat(realised).hasSizeGreaterThan(350);
    assertThat(answers).containsOnlyKeys(Truth.values());
    for (int i = 0; i < NAMES.size(); i++) {
      int criterion = i;
      assertThat(realised.stream().map(states -> states.get(criterion)))
          .as("states of %s", NAMES.get(i))
          .contains(Truth.values());
    }
  }

  private static Findings findings(String changes) {
    Set<String> wanted = new HashSet<>(NAMES);
    wanted.add("Is In Population");
    return Guideline.evaluate(CaseRequest.of("V04", changes), Map.of(CRITERIA, wanted));
  }

  private static String changes(int number) {
    StringBuilder changes = new StringBuilder();
    int rest = number;
    for (List<String> alternatives : CHANGES) {
      changes.append(Objects.requireNonNull(alternatives.get(rest % 3))).append(';');
      rest /= 3;
    }
    return changes.toString();
  }
}
