package org.mcsguideline.card;

import java.util.List;

/** What the user can accept with one click. */
public record Suggestion(String label, String uuid, List<CardAction> actions) {

  public Suggestion {
    actions = List.copyOf(actions);
  }
}
