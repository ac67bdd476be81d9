package org.mcsguideline.advice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.DecidedCard.Showing;
import org.mcsguideline.advice.EarlierAdvice.Seen;
import org.mcsguideline.request.HookCall;

/** Decides which of the cards that apply are shown: all, but for those that say nothing new. */
final class CardGiving {

  private final EarlierAdvice earlier;
  private final HookCall call;
  private final @Nullable Duration repeatTime;

  /**
   * For one call.
   *
   * @param repeatTime for how long the service does not repeat information; null when it always
   *     does
   */
  CardGiving(EarlierAdvice earlier, HookCall call, @Nullable Duration repeatTime) {
    this.earlier = earlier;
    this.call = call;
    this.repeatTime = repeatTime;
  }

  Showing showing(Seen seen) {
    DecidedCard card = seen.card();
    if (card.restTime() != null && earlier.rests(seen)) {
      return Showing.RESTING;
    }
    Duration within = repeatTime;
    return within != null && card.isInformation() && earlier.repeats(seen, call, within)
        ? Showing.REPEATED
        : Showing.SHOWN;
  }
}
