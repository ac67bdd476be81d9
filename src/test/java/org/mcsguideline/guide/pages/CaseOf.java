package org.mcsguideline.guide.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.guide.cases.AnsweredVignette;
import org.mcsguideline.guide.cases.AnsweredVignette.Answer;
import org.mcsguideline.guide.cases.AnsweredVignette.GivenCard;

/**
 * A vignette as one recommendation sees it.
 *
 * @param expected outcome that the vignette states
 * @param given outcome that the logic gives
 * @param cards of this recommendation
 */
record CaseOf(
    AnsweredVignette vignette,
    String expected,
    String given,
    List<GivenCard> cards,
    List<String> missing) {

  CaseOf {
    cards = List.copyOf(cards);
    missing = List.copyOf(missing);
  }

  static CaseOf of(AnsweredVignette vignette, Recommendation recommendation) {
    Answer answer =
        vignette.answers().stream()
            .filter(a -> a.name().equals(recommendation.answerName()))
            .findFirst()
            .orElseThrow();
    DecidedPlan plan = requireNonNull(vignette.plans().get(recommendation.planId()));
    return new CaseOf(
        vignette,
        answer.expected(),
        answer.given(),
        vignette.cardsOf(recommendation.planId()),
        plan.missing());
  }
}
