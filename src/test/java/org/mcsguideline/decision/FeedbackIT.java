package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.decision.DecisionCalls.LOCAL;
import static org.mcsguideline.decision.DecisionCalls.call;
import static org.mcsguideline.decision.DecisionCalls.feedback;
import static org.mcsguideline.decision.DecisionCalls.fresh;
import static org.mcsguideline.decision.DecisionCalls.overridden;
import static org.mcsguideline.decision.DecisionCalls.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer.Answer;

/** Feedback over HTTP, as it stands in the FHIR store, and what follows from it. */
@Tag("T-AUDIT")
class FeedbackIT {

  @Test
  @Tag("ch-49")
  @Tag("ch-52")
  void oneQueryTellsWhichCardsWereOverriddenAndWhy() {
    String patient = "feedback-" + UUID.randomUUID();
    JsonNode cards =
        call(fresh("V04", HookService.ORDER_REVIEW, patient), HookService.ORDER_REVIEW);
    String card = cards.path(0).path("uuid").asText();
    String body = "{'feedback':[" + overridden(card) + "," + overridden("unheard-of") + "]}";

    assertThat(feedback("mcs-order-review", body).status()).isEqualTo(200);
    assertThat(feedback("mcs-order-review", body).status()).isEqualTo(200);

    List<JsonNode> overridden =
        search("Communication?category=" + LOCAL + "card-overridden&_count=500");
    assertThat(overridden)
        .filteredOn(kept -> kept.toString().contains(card))
        .singleElement()
        .satisfies(
            kept ->
                assertThat(kept.toString())
                    .contains("override-disagree", "mcs-rec-routine-use", "CANARY", patient));
    assertThat(search("Communication?category=" + LOCAL + "card-not-known"))
        .anyMatch(kept -> kept.toString().contains("unheard-of"));
  }

  @Test
  @Tag("ch-50")
  void ofWrongFeedbackNothingIsKept() {
    String body = "{'feedback':[" + overridden("right") + ",{'card':'wrong'}]}";
    Answer refused = feedback("mcs-order-review", body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("feedback[1].outcome").doesNotContain("CANARY");
    assertThat(search("Communication?identifier=urn:ietf:rfc:3986|urn:uuid:right")).isEmpty();
    assertThat(feedback("nobody", "{}").status()).isEqualTo(404);
  }

  @Test
  @Tag("ch-49")
  void aReminderThatWasSetAsideRestsAndComesBack() {
    String patient = "rest-" + UUID.randomUUID();
    ObjectNode request = fresh("V45", HookService.MONITORING, patient);
    String card = call(request, HookService.MONITORING).path(0).path("uuid").asText();
    assertThat(feedback("mcs-monitoring", "{'feedback':[" + overridden(card) + "]}").status())
        .isEqualTo(200);

    assertThat(call(Desk.onAnotherOccasion(request), HookService.MONITORING)).isEmpty();
    assertThat(call(Desk.later(request, Duration.ofMinutes(30)), HookService.MONITORING))
        .hasSize(1);
  }
}
