package org.mcsguideline.card;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one call a card is written for.
 *
 * @param encounterId null when the call came without one
 */
public record Occasion(
    UUID hookInstance,
    String patientId,
    @Nullable String encounterId,
    OffsetDateTime decisionTime) {}
