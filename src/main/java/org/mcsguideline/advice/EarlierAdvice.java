package org.mcsguideline.advice;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.mcsguideline.request.HookCall;

/**
 * What users have seen and set aside lately. It forgets: whoever does not remember answers false,
 * and the card is shown.
 */
public interface EarlierAdvice {

  /** Remembers nothing, so every card is shown. */
  EarlierAdvice NONE =
      new EarlierAdvice() {
        @Override
        public boolean rests(Seen seen) {
          return false;
        }

        @Override
        public boolean repeats(Seen seen, HookCall call, Duration within) {
          return false;
        }

        @Override
        public void given(Decision decision) {}
      };

  /** Whether somebody has set this card aside, and its time of rest is not over. */
  boolean rests(Seen seen);

  /**
   * Whether another call of the same service has shown the user this card not longer ago than this.
   */
  boolean repeats(Seen seen, HookCall call, Duration within);

  /** Notes what an answer shows. */
  void given(Decision decision);

  /** A card that is about to be shown; {@code id} is that of its decision. */
  record Seen(UUID id, Decision.About who, String plan, DecidedCard card, OffsetDateTime time) {}
}
