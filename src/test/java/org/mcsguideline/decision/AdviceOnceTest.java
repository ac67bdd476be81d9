package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.decision.Desk.NOW;
import static org.mcsguideline.decision.Desk.later;
import static org.mcsguideline.decision.Desk.onAnotherOccasion;
import static org.mcsguideline.decision.Desk.request;
import static org.mcsguideline.vignettes.HookService.MONITORING;
import static org.mcsguideline.vignettes.HookService.ORDER_ADVICE;
import static org.mcsguideline.vignettes.HookService.ORDER_REVIEW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.card.Card;

/** Nothing is said twice for no reason, and nothing that matters is left out. */
class AdviceOnceTest {

  /** Three overdue checks, nothing else. */
  private static final String OVERDUE = "V45";

  private static final String ALARM = "V27";

  private static final String DEVICE_ORDERED = "V04";

  @ParameterizedTest
  @CsvSource({"1799, 0", "1800, 1", "1801, 1"})
  @Tag("ch-49")
  void aReminderThatWasSetAsideRestsForTheTimeOfTheSite(int secondsAgo, int shown) {
    Desk desk = Desk.open();
    JsonNode request = request(OVERDUE, MONITORING, "p1");
    List<Card> first = desk.cards(request, MONITORING);
    assertThat(first).singleElement().satisfies(c -> assertThat(c.summary()).contains("overdue"));

    desk.setAside(first.get(0), NOW.minusSeconds(secondsAgo));

    assertThat(desk.cards(onAnotherOccasion(request), MONITORING)).hasSize(shown);
  }

  @Test
  void aReminderThatNobodyHasSetAsideIsShownEachTime() {
    Desk desk = Desk.open();
    JsonNode request = request(OVERDUE, MONITORING, "p1");

    assertThat(desk.cards(request, MONITORING)).hasSize(1);
    assertThat(desk.cards(onAnotherOccasion(request), MONITORING)).hasSize(1);
  }

  @Test
  @Tag("T-SAFETY")
  void aReminderIsShownAgainWhenSomethingChanges() {
    Desk desk = Desk.open();
    JsonNode request = request(OVERDUE, MONITORING, "p1");
    desk.setAside(desk.cards(request, MONITORING).get(0), NOW);
    assertThat(desk.cards(onAnotherOccasion(request), MONITORING)).isEmpty();

    // A haemoglobin of ten hours ago is overdue as well, and it is another one.
    JsonNode changed = onAnotherOccasion(request);
    changed
        .path("prefetch")
        .path("labs")
        .path("entry")
        .forEach(
            entry -> {
              ObjectNode resource = (ObjectNode) entry.path("resource");
              if (resource.path("id").asText().contains("creatinine")) {
                resource.put("effectiveDateTime", "2024-02-29T05:00:00Z");
              }
            });
    assertThat(desk.cards(changed, MONITORING)).hasSize(1);
  }

  @Test
  @Tag("T-SAFETY")
  void aReminderIsShownAgainWhenTheMonitorIsSilent() {
    Desk desk = Desk.open();
    JsonNode request = request(OVERDUE, MONITORING, "p1");
    desk.setAside(desk.cards(request, MONITORING).get(0), NOW);

    assertThat(desk.cards(later(request, Duration.ofMinutes(10)), MONITORING))
        .singleElement()
        .satisfies(card -> assertThat(card.summary()).contains("not current"));
  }

  @Test
  @Tag("T-SAFETY")
  void anAlarmNeverRests() {
    Desk desk = Desk.open();
    JsonNode request = request(ALARM, MONITORING, "p1");
    Card alarm = desk.cards(request, MONITORING).get(0);
    assertThat(alarm.indicator()).isEqualTo("critical");

    desk.setAside(alarm, NOW);

    assertThat(desk.cards(onAnotherOccasion(request), MONITORING)).hasSize(1);
  }

  @Test
  @Tag("T-SAFETY")
  void theReminderOfAnotherPatientDoesNotRest() {
    Desk desk = Desk.open();
    desk.setAside(desk.cards(request(OVERDUE, MONITORING, "p1"), MONITORING).get(0), NOW);

    assertThat(desk.cards(request(OVERDUE, MONITORING, "p2"), MONITORING)).hasSize(1);
  }

  @Test
  void afterAStartAReminderRestsOnceTheStoreHasBeenAsked() {
    Desk desk = Desk.open();
    JsonNode request = request(OVERDUE, MONITORING, "p1");
    desk.setAside(desk.cards(request, MONITORING).get(0), NOW);

    Desk other = desk.restarted();
    assertThat(other.cards(onAnotherOccasion(request), MONITORING)).hasSize(1);
    other.recall();
    assertThat(other.cards(onAnotherOccasion(request), MONITORING)).isEmpty();
  }

  @Test
  @Tag("T-SAFETY")
  void feedbackFromTheFutureLetsNothingRestLonger() {
    Desk desk = Desk.open();
    JsonNode request = request(OVERDUE, MONITORING, "p1");
    desk.setAside(desk.cards(request, MONITORING).get(0), NOW.plusYears(900));

    assertThat(desk.cards(onAnotherOccasion(request), MONITORING)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "599, 0", "600, 2", "601, 2"})
  void whileAnOrderIsWrittenInformationIsGivenOnce(int secondsLater, int shown) {
    Desk desk = Desk.open();
    JsonNode request = request(DEVICE_ORDERED, ORDER_ADVICE, "p1");
    assertThat(desk.cards(request, ORDER_ADVICE)).hasSize(2);

    assertThat(desk.cards(later(request, Duration.ofSeconds(secondsLater)), ORDER_ADVICE))
        .hasSize(shown);
  }

  @Test
  void theSameOccasionAndAnotherUserGetItAgain() {
    Desk desk = Desk.open();
    ObjectNode request = request(DEVICE_ORDERED, ORDER_ADVICE, "p1");
    assertThat(desk.cards(request, ORDER_ADVICE)).isEqualTo(desk.cards(request, ORDER_ADVICE));

    ObjectNode other = onAnotherOccasion(request);
    ((ObjectNode) other.path("context")).put("userId", "Practitioner/p2");
    assertThat(desk.cards(other, ORDER_ADVICE)).hasSize(2);
  }

  @Test
  @Tag("T-SAFETY")
  void whoSignsTheOrderIsToldEachTime() {
    Desk desk = Desk.open();
    assertThat(desk.cards(request(DEVICE_ORDERED, ORDER_ADVICE, "p1"), ORDER_ADVICE)).hasSize(2);
    JsonNode request = request(DEVICE_ORDERED, ORDER_REVIEW, "p1");

    assertThat(desk.cards(request, ORDER_REVIEW)).hasSize(2);
    assertThat(desk.cards(onAnotherOccasion(request), ORDER_REVIEW)).hasSize(2);
  }
}
