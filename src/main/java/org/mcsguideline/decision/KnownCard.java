package org.mcsguideline.decision;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.DecidedCard;
import org.mcsguideline.advice.DecidedCard.Showing;
import org.mcsguideline.advice.EarlierAdvice.Seen;

/**
 * A card that the service has given.
 *
 * @param decision id of the decision
 * @param patientId null when it was not kept
 * @param encounterId null when it was not kept, or there was none
 * @param plan address with version
 */
record KnownCard(
    String decision,
    @Nullable String patientId,
    @Nullable String encounterId,
    String plan,
    DecidedCard card,
    OffsetDateTime time) {

  static KnownCard of(Seen seen) {
    return new KnownCard(
        seen.id().toString(),
        seen.who().patientId(),
        seen.who().encounterId(),
        seen.plan(),
        seen.card(),
        seen.time());
  }

  /** A card of a kept decision; empty when the decision has no such card. */
  static Optional<KnownCard> of(GuidanceResponse decision, String uuid) {
    return decision.getContained().stream()
        .filter(Parameters.class::isInstance)
        .flatMap(account -> ((Parameters) account).getParameter().stream())
        .filter(part -> "recommendation".equals(part.getName()))
        .flatMap(
            plan ->
                plan.getPart().stream()
                    .filter(part -> "card".equals(part.getName()))
                    .filter(card -> uuid.equals(text(card, "uuid")))
                    .map(card -> of(decision, plan, card)))
        .findFirst();
  }

  private static KnownCard of(
      GuidanceResponse decision,
      ParametersParameterComponent plan,
      ParametersParameterComponent card) {
    String restTime = text(card, "restTime");
    return new KnownCard(
        decision.getIdElement().getIdPart(),
        CallerReference.id(decision.getSubject()),
        CallerReference.id(decision.getEncounter()),
        text(plan, "plan"),
        new DecidedCard(
            text(card, "uuid"),
            text(card, "action"),
            text(card, "indicator"),
            text(card, "about"),
            restTime.isEmpty() ? null : Duration.parse(restTime),
            Showing.valueOf(text(card, "showing"))),
        decision.getOccurrenceDateTime().toInstant().atOffset(ZoneOffset.UTC));
  }

  /** Empty when there is none. */
  private static String text(ParametersParameterComponent part, String name) {
    return part.getPart().stream()
        .filter(inner -> name.equals(inner.getName()))
        .map(inner -> inner.getValue().primitiveValue())
        .findFirst()
        .orElse("");
  }
}
