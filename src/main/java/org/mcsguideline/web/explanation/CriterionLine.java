package org.mcsguideline.web.explanation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.explanation.Explanation;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.ItemWords;

/**
 * A criterion in a line of a table.
 *
 * @param values what it gave, in the guideline's words; empty when it gave nothing but its state
 * @param datum the one entry that it rests on; null when there are none, several, or a value of its
 *     own
 */
record CriterionLine(
    String key, String name, StateMark state, String values, @Nullable DatumLine datum) {

  static CriterionLine of(Criterion criterion, Explanation explanation) {
    String values =
        criterion.values().stream()
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining("; "));
    if (criterion.values().isEmpty() && criterion.items().size() == 1) {
      values = ItemWords.of(criterion.items().get(0));
    }
    boolean hasOwn = !criterion.values().isEmpty() || criterion.items().size() == 1;
    return new CriterionLine(
        criterion.key(),
        criterion.name(),
        StateMark.of(criterion),
        values,
        hasOwn ? null : only(DatumLine.of(criterion.data(), explanation.data())));
  }

  /** Those of the keys that the explanation has, in their order. */
  static List<CriterionLine> of(List<String> keys, Explanation explanation) {
    return keys.stream()
        .map(explanation.defines()::get)
        .filter(Objects::nonNull)
        .map(criterion -> of(criterion, explanation))
        .toList();
  }

  /** The value of one entry beside what rests on several kinds would be read as its result. */
  private static @Nullable DatumLine only(List<DatumLine> data) {
    boolean same = data.stream().map(DatumLine::what).distinct().count() == 1;
    return same && !data.get(0).value().isEmpty() ? data.get(0) : null;
  }
}
