package org.mcsguideline.decision;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Decision;

/**
 * A call of a service that has been answered.
 *
 * @param id that of the decision where there is one
 * @param client who has shown to be the caller; null without login
 * @param status of the answer, as HTTP has it
 * @param at when the answer was ready
 * @param decision null when the call was refused or failed
 */
public record HandledCall(
    UUID id,
    String service,
    @Nullable String client,
    int status,
    Duration took,
    OffsetDateTime at,
    @Nullable Decision decision) {}
