package org.mcsguideline.web.explanation;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.explanation.Explanation.Criterion;

/**
 * A state as it is shown, by shape and word. None is good or bad by itself, so that none has a
 * colour of its own.
 *
 * @param kind for the style sheet and the words: {@code yes}, {@code no}, {@code unknown}, {@code
 *     conflict}, {@code known}, {@code none} or {@code not-asked}
 * @param sign its shape
 * @param own the guideline's own word for it; null when it has none
 */
record StateMark(String kind, String sign, @Nullable String own) {

  private static final Map<String, StateMark> MARKS =
      Map.of(
          "true", new StateMark("yes", "✓", null),
          "false", new StateMark("no", "✗", null),
          "unknown", new StateMark("unknown", "?", null),
          "conflict", new StateMark("conflict", "≠", null),
          "none", new StateMark("none", "∅", null),
          "not asked", new StateMark("not-asked", "–", null));

  private static final StateMark KNOWN = new StateMark("known", "•", null);

  static StateMark of(Criterion criterion) {
    StateMark mark = MARKS.get(criterion.state());
    String word = criterion.word();
    if (mark == null) {
      // A state that only the guideline has a word for.
      return word == null && "known".equals(criterion.state())
          ? KNOWN
          : new StateMark(KNOWN.kind, KNOWN.sign, spoken(word == null ? criterion.state() : word));
    }
    return word == null ? mark : new StateMark(mark.kind, mark.sign, spoken(word));
  }

  /** A word of the logic as people write it. */
  static String spoken(String word) {
    return word.replace('_', ' ').replace("+", ", ").toLowerCase(Locale.ROOT);
  }
}
