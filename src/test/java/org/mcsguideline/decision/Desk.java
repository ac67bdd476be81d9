package org.mcsguideline.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.card.Card;
import org.mcsguideline.decision.CardFeedback.Outcome;
import org.mcsguideline.decision.CardFeedback.Reason;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.VignetteRecord;
import org.mcsguideline.vignettes.Vignettes;

/** Calls, cards and feedback without a server, with all that is kept in memory. */
final class Desk {

  static final OffsetDateTime NOW = OffsetDateTime.parse("2024-03-01T10:00:00Z");
  static final Reason DISAGREE =
      new Reason("http://fhir.org/guides/mcs-after-rosc/CodeSystem/mcs-local", "override-disagree");
  static final OwnCodes CODES =
      OwnCodes.of("http://fhir.org/guides/mcs-after-rosc/PlanDefinition/x|1");

  final MemoryStore store;
  private final RecentAdvice recent = new RecentAdvice(1000);
  private final Adviser adviser = Guideline.adviser(recent);
  private final FeedbackKeeping feedback;
  private final boolean patientContent;

  private Desk(MemoryStore store, boolean patientContent) {
    this.store = store;
    this.patientContent = patientContent;
    this.feedback =
        new FeedbackKeeping(
            store, recent, CODES, Set.of(DISAGREE), patientContent, Clock.systemUTC());
  }

  static Desk open() {
    return new Desk(new MemoryStore(), true);
  }

  static Desk withoutPatients() {
    return new Desk(new MemoryStore(), false);
  }

  /** Another node, or the same one after a start: the store is all that they share. */
  Desk restarted() {
    return new Desk(store, patientContent);
  }

  static ObjectNode request(String vignette, HookService service, String patient) {
    return HookRequestJson.of(VignetteRecord.of(Vignettes.byId(vignette), patient), service);
  }

  static ObjectNode onAnotherOccasion(JsonNode request) {
    ObjectNode other = request.deepCopy();
    return other.put("hookInstance", UUID.randomUUID().toString());
  }

  static ObjectNode later(JsonNode request, Duration time) {
    ObjectNode other = onAnotherOccasion(request);
    ((ObjectNode) other.path("extension"))
        .put("org.mcsguideline.decision-time", NOW.plus(time).toString());
    return other;
  }

  @CanIgnoreReturnValue
  Advice ask(JsonNode request, HookService service) {
    Advice advice = adviser.advise(Guideline.request(request, service));
    store.write(List.of(new GuidanceResponses(CODES, patientContent).of(advice.decision())));
    return advice;
  }

  List<Card> cards(JsonNode request, HookService service) {
    return ask(request, service).cards();
  }

  void setAside(Card card, OffsetDateTime at) {
    send(new CardFeedback(card.uuid(), Outcome.OVERRIDDEN, List.of(), DISAGREE, "not now", at));
  }

  void send(CardFeedback... items) {
    feedback.keep("mcs-monitoring", List.of(items));
  }

  void recall() {
    feedback.recall(NOW.minusDays(1).toInstant());
  }
}
