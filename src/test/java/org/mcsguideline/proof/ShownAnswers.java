package org.mcsguideline.proof;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mcsguideline.evaluation.DefineFailed;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.vignettes.CaseAnswers;
import org.mcsguideline.vignettes.Guideline;

/** What is shown in each case, with a mistake and without. Safe for use by many threads at once. */
final class ShownAnswers {

  private final GuidelineUnderTest original = new GuidelineUnderTest(Guideline.knowledge());
  private final Map<ReadCase, Map<String, String>> unchanged = new HashMap<>();

  /** In words, the first answer that is not the same with the mistake. */
  String firstDifference(GuidelineUnderTest mistaken, Collection<ReadCase> cases) {
    return cases.stream()
        .map(asked -> difference(asked, answers(mistaken, asked), unchanged(asked)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("no case shows a difference");
  }

  private static Optional<String> difference(
      ReadCase asked, Map<String, String> answers, Map<String, String> unchanged) {
    return answers.entrySet().stream()
        .filter(answer -> !answer.getValue().equals(unchanged.get(answer.getKey())))
        .map(
            answer ->
                "%s: %s is %s, without the mistake %s"
                    .formatted(
                        asked.asked().name(),
                        answer.getKey(),
                        answer.getValue(),
                        unchanged.get(answer.getKey())))
        .findFirst();
  }

  private static Map<String, String> answers(GuidelineUnderTest guideline, ReadCase asked) {
    try {
      return new CaseAnswers(
              guideline.evaluate(CaseAnswers.everything(), asked.record(), asked.time()))
          .all();
    } catch (DefineFailed failed) {
      return Map.of("Error", String.valueOf(failed.getMessage()));
    }
  }

  private synchronized Map<String, String> unchanged(ReadCase asked) {
    return unchanged.computeIfAbsent(asked, any -> answers(original, asked));
  }
}
