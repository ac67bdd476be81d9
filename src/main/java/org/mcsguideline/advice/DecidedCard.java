package org.mcsguideline.advice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A card of a decision, without what it says.
 *
 * @param action id of the plan's action that it comes from
 * @param about fingerprint of what it is about
 * @param restTime how long it stays quiet once somebody has set it aside; null when it never does
 */
public record DecidedCard(
    String uuid,
    String action,
    String indicator,
    String about,
    @Nullable Duration restTime,
    Showing showing) {

  /** Cards of this kind may be left out when they repeat another. */
  private static final String INFORMATION = "info";

  boolean isInformation() {
    return INFORMATION.equals(indicator);
  }

  DecidedCard as(Showing other) {
    return new DecidedCard(uuid, action, indicator, about, restTime, other);
  }

  /** Whether the user has seen it. */
  public enum Showing {
    /** It is part of the answer. */
    SHOWN,
    /** Somebody has set it aside a short time ago, and nothing has changed. */
    RESTING,
    /** The same user has had the same information a short time ago. */
    REPEATED,
    /** The service is silent: the card would have been part of the answer. */
    SILENT
  }
}
