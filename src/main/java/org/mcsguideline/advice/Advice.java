package org.mcsguideline.advice;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mcsguideline.card.Card;
import org.mcsguideline.upstream.DataSource;

/**
 * The answer to one call; no cards means that there is nothing to say.
 *
 * @param sources where the data of each prefetch key came from, and what of them is missing
 */
public record Advice(List<Card> cards, Map<String, DataSource> sources) {

  public Advice {
    cards = List.copyOf(cards);
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
  }
}
