package org.mcsguideline.advice;

import java.util.List;
import org.mcsguideline.card.Card;

/**
 * The answer to one call; no cards means that there is nothing to say.
 *
 * @param decision what is kept of it
 */
public record Advice(List<Card> cards, Decision decision) {

  public Advice {
    cards = List.copyOf(cards);
  }

  /** What a silent service answers: no card, and a decision that says which there would be. */
  public Advice silenced() {
    return new Advice(List.of(), decision.silenced());
  }
}
