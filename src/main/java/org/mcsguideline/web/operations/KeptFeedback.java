package org.mcsguideline.web.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.decision.OwnCodes;

/**
 * Feedback on a card, without whom it was about and without what was written.
 *
 * @param overridden false when it was accepted
 * @param reason code of why it was overridden; null when none was given
 */
record KeptFeedback(boolean overridden, @Nullable String reason) {

  /** Reads a Communication that the service has kept. */
  static KeptFeedback of(JsonNode communication, OwnCodes codes) {
    List<String> categories =
        communication
            .path("category")
            .valueStream()
            .map(category -> category.at("/coding/0/code").asText())
            .toList();
    return new KeptFeedback(
        categories.contains(codes.overridden().getCode()),
        communication.at("/reasonCode/0/coding/0/code").asText(null));
  }
}
