package org.mcsguideline.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Communication;
import org.mcsguideline.decision.CardFeedback.Outcome;
import org.mcsguideline.decision.CardFeedback.Reason;

/** Stores feedback before it is acknowledged, and lets a card rest that was set aside. */
public final class FeedbackKeeping implements FeedbackLog {

  private final RecordStore store;
  private final RecentAdvice recent;
  private final Communications communications;
  private final Clock clock;

  /**
   * A keeper.
   *
   * @param offered reasons that cards offer
   * @param patientContent false leaves out the patient and what the user wrote
   */
  public FeedbackKeeping(
      RecordStore store,
      RecentAdvice recent,
      OwnCodes codes,
      Set<Reason> offered,
      boolean patientContent,
      Clock clock) {
    this.store = store;
    this.recent = recent;
    this.communications = new Communications(codes, offered, patientContent);
    this.clock = clock;
  }

  @Override
  public void keep(String service, List<CardFeedback> feedback) {
    try {
      store(service, feedback).forEach(Runnable::run);
    } catch (StoreNotReady notReady) {
      throw notReady;
    } catch (RuntimeException failed) {
      throw new StoreNotReady(failed);
    }
  }

  /** Returns what is to be remembered now. */
  private List<Runnable> store(String service, List<CardFeedback> feedback) {
    Map<String, Communication> written = new LinkedHashMap<>();
    List<Runnable> afterwards = new ArrayList<>();
    for (CardFeedback one : feedback) {
      Optional<KnownCard> card = card(one.card());
      Communication kept = communications.of(service, one, card.orElse(null));
      written.put(kept.getId(), kept);
      if (one.outcome() == Outcome.OVERRIDDEN) {
        card.ifPresent(known -> afterwards.add(() -> recent.setAside(known, notLater(one.at()))));
      }
    }
    store.write(List.copyOf(written.values()));
    return afterwards;
  }

  /** Feedback from the future would let a card rest longer than the site wants. */
  private OffsetDateTime notLater(OffsetDateTime at) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return at.isAfter(now) ? now : at;
  }

  /** Learns from the store what was set aside since then, here before a start or on other nodes. */
  public void recall(Instant then) {
    for (Communication kept : store.overriddenSince(then)) {
      if (kept.hasSent()) {
        card(uuid(kept))
            .ifPresent(
                known ->
                    recent.setAside(
                        known, notLater(kept.getSent().toInstant().atOffset(ZoneOffset.UTC))));
      }
    }
  }

  private static String uuid(Communication kept) {
    return kept.getIdentifierFirstRep().getValue().substring("urn:uuid:".length());
  }

  private Optional<KnownCard> card(String uuid) {
    return recent
        .card(uuid)
        .or(() -> store.decisionWithCard(uuid).flatMap(decision -> KnownCard.of(decision, uuid)));
  }
}
