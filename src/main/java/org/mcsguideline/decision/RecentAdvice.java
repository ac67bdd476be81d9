package org.mcsguideline.decision;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.DecidedCard;
import org.mcsguideline.advice.DecidedCard.Showing;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.Decision;
import org.mcsguideline.advice.EarlierAdvice;
import org.mcsguideline.request.HookCall;

/**
 * The newest cards and what was set aside, in memory, so that no call waits for a database.
 * Bounded: what is forgotten is shown again. What users have set aside is in the store as well,
 * from which {@link #setAside} is told after a start and by other nodes; what has been given is
 * not, so that another node may give the same information once more.
 */
public final class RecentAdvice implements EarlierAdvice {

  private record Given(OffsetDateTime time, UUID hookInstance) {}

  private record Resting(String about, OffsetDateTime from, OffsetDateTime until) {}

  private final Map<String, KnownCard> cards;
  private final Map<String, Given> given;
  private final Map<String, Resting> resting;

  /**
   * A memory.
   *
   * @param most how many cards it remembers
   */
  public RecentAdvice(int most) {
    this.cards = bounded(most);
    this.given = bounded(most);
    this.resting = bounded(most);
  }

  @Override
  public synchronized boolean rests(Seen seen) {
    Resting rest = resting.get(restKey(seen.who().patientId(), seen.plan(), seen.card()));
    return rest != null
        && rest.about().equals(seen.card().about())
        && !seen.time().isBefore(rest.from())
        && seen.time().isBefore(rest.until());
  }

  @Override
  public synchronized boolean repeats(Seen seen, HookCall call, Duration within) {
    Given last = given.get(givenKey(seen.who(), call, seen.plan(), seen.card()));
    // The same occasion asks again when it did not get the answer.
    return last != null
        && !last.hookInstance().equals(call.hookInstance())
        && !seen.time().isBefore(last.time())
        && seen.time().isBefore(last.time().plus(within));
  }

  @Override
  public synchronized void given(Decision decision) {
    for (DecidedPlan plan : decision.recommendations()) {
      for (DecidedCard card : plan.cards()) {
        if (card.showing() == Showing.SHOWN) {
          Seen seen = new Seen(decision.id(), decision.about(), plan.plan(), card, decision.time());
          cards.put(card.uuid(), KnownCard.of(seen));
          given.put(
              givenKey(decision.about(), decision.call(), plan.plan(), card),
              new Given(decision.time(), decision.call().hookInstance()));
        }
      }
    }
  }

  synchronized Optional<KnownCard> card(String uuid) {
    return Optional.ofNullable(cards.get(uuid));
  }

  /** A user has set the card aside; it rests from then on if it may. */
  synchronized void setAside(KnownCard known, OffsetDateTime at) {
    Duration time = known.card().restTime();
    if (time != null && known.patientId() != null) {
      resting.merge(
          restKey(known.patientId(), known.plan(), known.card()),
          new Resting(known.card().about(), at, at.plus(time)),
          (former, next) -> next.until().isAfter(former.until()) ? next : former);
    }
  }

  private static String restKey(String patientId, String plan, DecidedCard card) {
    return String.join("\n", patientId, plan, card.action());
  }

  private static String givenKey(Decision.About who, HookCall call, String plan, DecidedCard card) {
    return String.join(
        "\n",
        who.patientId(),
        String.valueOf(who.encounterId()),
        who.userId(),
        call.serviceId(),
        plan,
        card.action(),
        card.about());
  }

  private static <V> Map<String, V> bounded(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.@Nullable Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }
}
