package org.mcsguideline.card;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The one call a card is written for.
 *
 * @param sameness what the call shares with others that get the same cards
 * @param encounterId null when the call came without one
 */
public record Occasion(
    Sameness sameness,
    String patientId,
    @Nullable String encounterId,
    OffsetDateTime decisionTime) {}
