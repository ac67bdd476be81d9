package org.mcsguideline.web.operations;

import java.util.List;
import java.util.Map;

/**
 * What was done with cards.
 *
 * @param answers accepted and overridden, of all feedback that was read
 * @param reasons why cards were overridden, of all that were
 * @param all false when there is more feedback than was read
 */
public record Feedback(long read, List<Line> answers, List<Line> reasons, boolean all) {

  public Feedback {
    answers = List.copyOf(answers);
    reasons = List.copyOf(reasons);
  }

  /**
   * Counts.
   *
   * @param names of reasons, by code; one without a name is shown by its code
   */
  static Feedback of(List<KeptFeedback> kept, Map<String, String> names, boolean all) {
    Tally answers = new Tally();
    Tally reasons = new Tally();
    for (KeptFeedback feedback : kept) {
      answers.add(feedback.overridden() ? "overridden" : "accepted");
      if (feedback.overridden()) {
        String reason = feedback.reason() == null ? "-" : feedback.reason();
        reasons.add(names.getOrDefault(reason, reason));
      }
    }
    return new Feedback(kept.size(), answers.lines(kept.size()), reasons.lines(reasons.sum()), all);
  }
}
