package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.decision.Desk.later;
import static org.mcsguideline.decision.Desk.onAnotherOccasion;
import static org.mcsguideline.decision.Desk.request;
import static org.mcsguideline.vignettes.HookService.ENCOUNTER_START;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mcsguideline.card.Card;
import org.mcsguideline.card.Suggestion;

/** The start of an encounter is reported more than once, and its cards are the same. */
class EncounterStartTest {

  /** Three overdue checks, nothing else. */
  private static final String OVERDUE = "V45";

  @Test
  void theStartOfOneEncounterGivesTheSameCardsWhenItIsReportedAgain() {
    Desk desk = Desk.open();
    ObjectNode request = request(OVERDUE, ENCOUNTER_START, "p1");
    List<Card> first = desk.cards(request, ENCOUNTER_START);
    List<Card> again = desk.cards(onAnotherOccasion(request), ENCOUNTER_START);

    assertThat(first).hasSizeGreaterThan(1);
    assertThat(again).isEqualTo(first);
    assertThat(first.stream().flatMap(card -> card.suggestions().stream()).map(Suggestion::uuid))
        .doesNotHaveDuplicates()
        .isNotEmpty();
  }

  @Test
  void anotherStatusOrContentOfTheEncounterGivesOtherCards() {
    Desk desk = Desk.open();
    ObjectNode request = request(OVERDUE, ENCOUNTER_START, "p1");
    List<String> first = uuids(desk.cards(request, ENCOUNTER_START));

    ObjectNode arrived = onAnotherOccasion(request);
    ((ObjectNode) arrived.at("/prefetch/encounters/entry/0/resource")).put("status", "arrived");
    assertThat(uuids(desk.cards(arrived, ENCOUNTER_START)))
        .hasSameSizeAs(first)
        .doesNotContainAnyElementsOf(first);

    ObjectNode silent = later(request, Duration.ofMinutes(10));
    assertThat(uuids(desk.cards(silent, ENCOUNTER_START))).isNotEqualTo(first);
  }

  private static List<String> uuids(List<Card> cards) {
    return cards.stream().map(Card::uuid).toList();
  }
}
