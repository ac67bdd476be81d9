package org.mcsguideline.guide.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mcsguideline.guide.GuideFaulty;

/**
 * Which values of what give which outcome, as few questions as possible. Made by trying the logic
 * with every combination, so that it cannot say anything else than the logic does.
 */
public sealed interface DecisionTree {

  /** Something is asked; no value stands in two branches. */
  record Question(Input input, List<Branch> branches) implements DecisionTree {
    public Question {
      branches = List.copyOf(branches);
    }

    @Override
    public int ends() {
      return branches.stream().mapToInt(branch -> branch.then().ends()).sum();
    }
  }

  /** The outcome in the guideline's own word. */
  record Result(String outcome) implements DecisionTree {
    @Override
    public int ends() {
      return 1;
    }
  }

  /** Some values of what was asked, and what follows. */
  record Branch(List<String> values, DecisionTree then) {
    public Branch {
      values = List.copyOf(values);
    }
  }

  /** The tree with the fewest ends; of several the one nearest to the order of the inputs. */
  static DecisionTree of(List<Input> inputs, Map<List<String>, String> outcomes) {
    return orders(inputs.size()).stream()
        .map(order -> tree(inputs, order, new String[inputs.size()], outcomes))
        .reduce((one, other) -> other.ends() < one.ends() ? other : one)
        .orElseThrow(() -> new GuideFaulty("An outcome that asks for nothing has no tree."));
  }

  private static List<List<Integer>> orders(int number) {
    List<List<Integer>> orders = List.of(List.of());
    for (int place = 0; place < number; place++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> order : orders) {
        for (int next = 0; next < number; next++) {
          if (!order.contains(next)) {
            List<Integer> more = new ArrayList<>(order);
            more.add(next);
            longer.add(more);
          }
        }
      }
      orders = longer;
    }
    return orders;
  }

  private static DecisionTree tree(
      List<Input> inputs, List<Integer> order, String[] given, Map<List<String>, String> outcomes) {
    if (order.isEmpty()) {
      List<String> combination = List.of(given);
      return new Result(
          Optional.ofNullable(outcomes.get(combination))
              .orElseThrow(() -> new GuideFaulty("Not tried: " + combination)));
    }
    int asked = order.get(0);
    Map<DecisionTree, List<String>> branches = new LinkedHashMap<>();
    for (String value : inputs.get(asked).values()) {
      given[asked] = value;
      DecisionTree then = tree(inputs, order.subList(1, order.size()), given, outcomes);
      branches.computeIfAbsent(then, t -> new ArrayList<>()).add(value);
    }
    if (branches.size() == 1) {
      return branches.keySet().iterator().next();
    }
    return new Question(
        inputs.get(asked),
        branches.entrySet().stream()
            .map(branch -> new Branch(branch.getValue(), branch.getKey()))
            .toList());
  }

  /** In how many ways it ends. */
  int ends();
}
