package org.mcsguideline.advice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.DecidedCard.Showing;

/**
 * What was decided for one recommendation.
 *
 * @param plan address with version
 * @param missing names of the data that were missed; what is known of them is left out
 * @param reasons what later decisions look for
 * @param cards those that applied, shown or not
 */
public record DecidedPlan(
    String plan,
    Verdict verdict,
    List<String> missing,
    List<Reason> reasons,
    List<DecidedCard> cards) {

  public DecidedPlan {
    missing = List.copyOf(missing);
    reasons = List.copyOf(reasons);
    cards = List.copyOf(cards);
  }

  /** The same with cards that nobody has seen. */
  DecidedPlan silenced() {
    return new DecidedPlan(
        plan,
        verdict,
        missing,
        reasons,
        cards.stream()
            .map(card -> card.showing() == Showing.SHOWN ? card.as(Showing.SILENT) : card)
            .toList());
  }

  /**
   * The outcome.
   *
   * @param outcome the guideline's own word; null when it has none
   * @param applicable null when it cannot be told
   * @param withheld null when it cannot be told
   */
  public record Verdict(
      @Nullable String outcome, @Nullable Boolean applicable, @Nullable Boolean withheld) {}

  /** A code of the guideline. */
  public record Reason(String system, String code) {}
}
