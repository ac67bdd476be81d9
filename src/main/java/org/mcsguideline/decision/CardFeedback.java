package org.mcsguideline.decision;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user did with a card.
 *
 * @param card uuid of the card
 * @param acceptedSuggestions uuids; empty when the card was overridden
 * @param reason null when none of the offered reasons was chosen
 * @param comment the user's own words; null when there are none
 * @param at when the user did it
 */
public record CardFeedback(
    String card,
    Outcome outcome,
    List<String> acceptedSuggestions,
    @Nullable Reason reason,
    @Nullable String comment,
    OffsetDateTime at) {

  public CardFeedback {
    acceptedSuggestions = List.copyOf(acceptedSuggestions);
  }

  /** As CDS Hooks names it, in lower case. */
  public enum Outcome {
    ACCEPTED,
    OVERRIDDEN
  }

  /** Why a card was overridden. */
  public record Reason(String system, String code) {}
}
