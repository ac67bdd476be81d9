package org.mcsguideline.web.explanation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.explanation.Explanation;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.knowledge.LedgerRow;

/**
 * A recommendation with its criteria.
 *
 * @param number its place in the explanation
 * @param sentence the first of the source; null when it names none
 * @param grade strength, certainty and status, as far as it has them
 * @param outcome the guideline's own word; null when it has none
 * @param applicable key of the words for whether it applies
 * @param carded whether it gave a card
 */
record RecommendationView(
    int number,
    String title,
    @Nullable LedgerRow sentence,
    List<String> grade,
    @Nullable String outcome,
    String applicable,
    boolean carded,
    List<String> missing,
    List<CriterionLine> criteria) {

  /** Those with cards first, because they are why somebody asks. */
  static List<RecommendationView> of(Explanation explanation) {
    List<RecommendationView> all =
        Stream.iterate(0, number -> number + 1)
            .limit(explanation.recommendations().size())
            .map(number -> of(number, explanation))
            .toList();
    return Stream.concat(
            all.stream().filter(RecommendationView::carded),
            all.stream().filter(view -> !view.carded()))
        .toList();
  }

  private static RecommendationView of(int number, Explanation explanation) {
    Recommended told = explanation.recommendations().get(number);
    String outcome = told.outcome();
    return new RecommendationView(
        number,
        told.title(),
        told.sentences().stream()
            .map(explanation.ledger()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        Stream.of(told.strength(), told.certainty(), told.statusNote())
            .filter(Objects::nonNull)
            .toList(),
        outcome == null ? null : StateMark.spoken(outcome),
        "explanation.applicable." + told.applicable(),
        !told.cards().isEmpty(),
        told.missing(),
        CriterionLine.of(
            told.criteria().stream().filter(key -> isShown(key, explanation)).toList(),
            explanation));
  }

  /** What was not needed says nothing, unless a reader would miss it among the criteria. */
  private static boolean isShown(String key, Explanation explanation) {
    Criterion criterion = explanation.defines().get(key);
    return criterion != null
        && ("criterion".equals(criterion.kind()) || !"not asked".equals(criterion.state()));
  }
}
