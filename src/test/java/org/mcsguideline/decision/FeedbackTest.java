package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.decision.Desk.DISAGREE;
import static org.mcsguideline.decision.Desk.NOW;
import static org.mcsguideline.decision.Desk.request;
import static org.mcsguideline.vignettes.HookService.MONITORING;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.card.Card;
import org.mcsguideline.decision.CardFeedback.Outcome;
import org.mcsguideline.decision.CardFeedback.Reason;

/** What users did with cards, as it is kept. */
@Tag("ch-49")
class FeedbackTest {

  private static List<String> codes(List<CodeableConcept> concepts) {
    return concepts.stream().map(concept -> concept.getCodingFirstRep().getCode()).toList();
  }

  private static Communication only(Desk desk) {
    List<Communication> kept = desk.store.all(Communication.class);
    assertThat(kept).hasSize(1);
    return kept.get(0);
  }

  private static Card reminder(Desk desk) {
    return desk.cards(request("V45", MONITORING, "p1"), MONITORING).get(0);
  }

  @Test
  @Tag("ch-52")
  void anOverriddenCardIsKeptWithReasonCommentAndRecommendation() {
    Desk desk = Desk.open();
    Card card = reminder(desk);
    desk.setAside(card, NOW);

    Communication kept = only(desk);
    assertThat(codes(kept.getCategory())).containsExactly("card-overridden");
    assertThat(codes(kept.getReasonCode())).containsExactly("override-disagree");
    assertThat(kept.getIdentifierFirstRep().getValue()).isEqualTo("urn:uuid:" + card.uuid());
    assertThat(kept.getInstantiatesCanonical().get(0).getValue())
        .startsWith("http://fhir.org/guides/mcs-after-rosc/PlanDefinition/mcs-rec-monitoring|");
    assertThat(kept.getPayloadFirstRep().getContentStringType().getValue()).isEqualTo("not now");
    assertThat(kept.getSubject().getReference()).isEqualTo("Patient/p1");
    assertThat(kept.getSent().toInstant()).isEqualTo(NOW.toInstant());
  }

  @Test
  @Tag("ch-51")
  void anAcceptedCardIsKeptWithItsSuggestions() {
    Desk desk = Desk.open();
    Card card = reminder(desk);
    String suggestion = card.suggestions().get(0).uuid();
    desk.send(
        new CardFeedback(card.uuid(), Outcome.ACCEPTED, List.of(suggestion), null, null, NOW));

    assertThat(codes(only(desk).getCategory())).containsExactly("card-accepted");
    assertThat(only(desk).getPayloadFirstRep().getContentStringType().getValue())
        .endsWith(suggestion);
  }

  @Test
  @Tag("ch-53")
  void theSameFeedbackTwiceIsKeptOnce() {
    Desk desk = Desk.open();
    Card card = reminder(desk);
    desk.setAside(card, NOW);
    desk.setAside(card, NOW);
    assertThat(desk.store.all(Communication.class)).hasSize(1);

    desk.setAside(card, NOW.plusSeconds(60));
    assertThat(desk.store.all(Communication.class)).hasSize(2);
  }

  @Test
  @Tag("ch-53")
  void feedbackOnACardThatIsNotKnownIsKeptAndMarked() {
    Desk desk = Desk.open();
    desk.send(new CardFeedback("x-1", Outcome.OVERRIDDEN, List.of(), null, null, NOW));

    assertThat(codes(only(desk).getCategory()))
        .containsExactly("card-overridden", "card-not-known");
  }

  @Test
  void aCardOfBeforeTheStartIsKnownFromTheStore() {
    Desk desk = Desk.open();
    Card card = reminder(desk);
    desk.restarted().setAside(card, NOW);

    assertThat(codes(only(desk).getCategory())).containsExactly("card-overridden");
  }

  @Test
  @Tag("T-PHI")
  void withoutPatientContentTheUsersWordsAreNotKept() {
    Desk desk = Desk.withoutPatients();
    desk.setAside(reminder(desk), NOW);

    assertThat(only(desk).getPayload()).isEmpty();
    assertThat(only(desk).hasSubject()).isFalse();
    assertThat(codes(only(desk).getReasonCode())).containsExactly("override-disagree");
  }

  @Test
  @Tag("T-PHI")
  void aReasonThatNoCardOffersIsKeptAsAnother() {
    Desk desk = Desk.open();
    desk.send(
        new CardFeedback(
            "x", Outcome.OVERRIDDEN, List.of(), new Reason("http://x", "SECRET"), null, NOW));

    assertThat(codes(only(desk).getReasonCode())).containsExactly("override-other-reason");
    assertThat(codes(only(desk).getReasonCode())).doesNotContain(DISAGREE.code());
  }

  @Test
  void aLongCommentIsShortened() {
    Desk desk = Desk.open();
    desk.send(new CardFeedback("x", Outcome.OVERRIDDEN, List.of(), null, "é".repeat(900), NOW));

    assertThat(only(desk).getPayloadFirstRep().getContentStringType().getValue()).hasSize(500);
  }

  @Test
  void withoutAStoreNothingIsAcknowledgedAndNothingRests() {
    Desk desk = Desk.open();
    Card card = reminder(desk);
    desk.store.failure = new IllegalStateException("SECRET");

    assertThatThrownBy(() -> desk.setAside(card, NOW))
        .isInstanceOf(StoreNotReady.class)
        .satisfies(
            failure ->
                assertThat(Objects.requireNonNull(failure.getMessage())).doesNotContain("SECRET"));
    desk.store.failure = null;
    assertThat(desk.cards(Desk.onAnotherOccasion(request("V45", MONITORING, "p1")), MONITORING))
        .hasSize(1);
  }
}
