package org.mcsguideline.guide.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.proof.FixedDefines;

/** Tries a define with every combination of what it asks for. */
public final class OutcomeTrial {

  /** More combinations than this make neither a table nor a picture that anybody reads. */
  private static final int MOST = 2000;

  private final FixedDefines guideline = new FixedDefines();
  private final Logic logic;

  /** Tries the logic of the built guideline. */
  public OutcomeTrial(Logic logic) {
    this.logic = logic;
  }

  /**
   * What gives which outcome.
   *
   * @param library of a recommendation
   * @param define that gives the outcome as a word
   * @throws GuideFaulty when it is no word, or depends on too much
   */
  public DecisionTree tree(String library, String define) {
    List<Input> inputs = Input.of(logic, library + "." + define);
    if (inputs.stream().mapToInt(input -> input.values().size()).reduce(1, (a, b) -> a * b)
        > MOST) {
      throw new GuideFaulty(library + "." + define + " asks for too much to be shown as a table.");
    }
    Map<List<String>, String> outcomes = new LinkedHashMap<>();
    combinations(inputs)
        .forEach(
            combination -> {
              for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).set(guideline, combination.get(i));
              }
              String unused = outcomes.put(combination, outcome(library, define));
            });
    return DecisionTree.of(inputs, outcomes);
  }

  private String outcome(String library, String define) {
    return Objects.toString(guideline.values(library, define).get(define));
  }

  private static List<List<String>> combinations(List<Input> inputs) {
    List<List<String>> all = List.of(List.of());
    for (Input input : inputs) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> one : all) {
        for (String value : input.values()) {
          List<String> more = new ArrayList<>(one);
          more.add(value);
          longer.add(List.copyOf(more));
        }
      }
      all = longer;
    }
    return all;
  }
}
