package org.mcsguideline.guide.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.guide.decision.DecisionTree.Branch;
import org.mcsguideline.guide.decision.DecisionTree.Question;
import org.mcsguideline.guide.decision.DecisionTree.Result;
import org.mcsguideline.guide.decision.Input.Kind;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

class DecisionTreeTest {

  private static final Input FIRST =
      new Input("L.First", Kind.TRUTH, List.of("YES", "NO", "UNKNOWN"));
  private static final Input SECOND = new Input("L.Second", Kind.LIST, List.of("YES", "NO"));

  @Test
  void valuesWithTheSameConsequenceShareABranchAndNothingIsAskedInVain() {
    Map<List<String>, String> outcomes = new LinkedHashMap<>();
    for (String first : FIRST.values()) {
      for (String second : SECOND.values()) {
        String unused =
            outcomes.put(
                List.of(first, second),
                first.equals("NO") ? "SILENT" : second.equals("YES") ? "SAID" : "SILENT");
      }
    }
    assertThat(DecisionTree.of(List.of(FIRST, SECOND), outcomes))
        .isEqualTo(
            new Question(
                FIRST,
                List.of(
                    new Branch(
                        List.of("YES", "UNKNOWN"),
                        new Question(
                            SECOND,
                            List.of(
                                new Branch(List.of("YES"), new Result("SAID")),
                                new Branch(List.of("NO"), new Result("SILENT"))))),
                    new Branch(List.of("NO"), new Result("SILENT")))));
  }

  /** The tree is made by setting defines; here the records themselves decide. */
  @ParameterizedTest
  @ValueSource(strings = {"McsRecRoutineUse", "McsRecSelectedUse", "McsRecMonitoring"})
  void everyVignetteGoesItsWayThroughTheTree(String library) {
    Logic logic = new Logic(Guideline.knowledge());
    DecisionTree tree = new OutcomeTrial(logic).tree(library, "Outcome");
    assertThat(tree.ends()).isGreaterThan(4);
    for (Vignette vignette : Vignettes.all()) {
      JsonNode request = HookRequestJson.of(vignette, HookService.MONITORING);
      assertThat(way(tree, request))
          .as(vignette.toString())
          .isEqualTo(value(request, library + ".Outcome"));
    }
  }

  private static String way(DecisionTree tree, JsonNode request) {
    if (tree instanceof Result result) {
      return result.outcome();
    }
    Question question = (Question) tree;
    String answer = answer(question.input(), value(request, question.input().key()));
    return question.branches().stream()
        .filter(branch -> branch.values().contains(answer))
        .map(branch -> way(branch.then(), request))
        .findFirst()
        .orElseThrow(() -> new AssertionError(question.input() + " has no branch " + answer));
  }

  private static String answer(Input input, @Nullable Object value) {
    return switch (input.kind()) {
      case LIST -> value instanceof Collection<?> list && !list.isEmpty() ? "YES" : "NO";
      case TRUTH -> value == null ? "UNKNOWN" : value.equals(true) ? "YES" : "NO";
      case WORD -> String.valueOf(value);
    };
  }

  private static @Nullable Object value(JsonNode request, String key) {
    String library = Logic.library(key);
    String name = Logic.name(key);
    return Guideline.evaluate(request, Map.of(library, Set.of(name))).value(library, name);
  }

  @Test
  void whatIsNeverUnknownIsAskedWithTwoAnswers() {
    Logic logic = new Logic(Guideline.knowledge());
    assertThat(Input.of(logic, "McsRecRoutineUse.Outcome"))
        .extracting(Input::values)
        .containsExactly(
            List.of("YES", "NO", "UNKNOWN"), List.of("YES", "NO", "UNKNOWN"), List.of("YES", "NO"));
    assertThat(Input.of(logic, "McsRecSelectedUse.Outcome"))
        .extracting(Input::values)
        .contains(List.of("EXCLUDED", "FULL", "UNCLEAR"));
  }

  @Test
  void cardsComeAfterTheOutcomesThatTheirConditionsName() {
    SaidOutcomes said =
        new SaidOutcomes(
            new Logic(Guideline.knowledge()),
            List.of(
                "McsRecSelectedUse.Offer Profile", "McsRecSelectedUse.Say That Setting Holds It"));
    assertThat(List.of("PROFILE+GOALS_UNCLEAR", "HELD_SETTING")).allMatch(said::holds);
    assertThat(List.of("HELD_GOALS", "NOT_APPLICABLE")).noneMatch(said::holds);
  }
}
