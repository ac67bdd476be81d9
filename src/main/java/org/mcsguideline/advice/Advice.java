package org.mcsguideline.advice;

import java.util.List;
import org.mcsguideline.card.Card;

/** The answer to one call; no cards means that there is nothing to say. */
public record Advice(List<Card> cards) {

  public Advice {
    cards = List.copyOf(cards);
  }
}
