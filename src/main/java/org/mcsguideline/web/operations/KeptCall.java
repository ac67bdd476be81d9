package org.mcsguideline.web.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call as its decision is kept, without whom it was about. Read from JSON, since nothing but a
 * few names of a large resource is needed.
 *
 * @param service id of the service
 * @param encounter told apart only, never shown; null when it is not kept
 */
record KeptCall(String service, @Nullable String encounter, List<KeptPlan> plans) {

  KeptCall {
    plans = List.copyOf(plans);
  }

  /**
   * What was decided for one plan.
   *
   * @param plan id of the plan
   * @param outcome the guideline's own word; null when it has none
   * @param withheld false unless the guideline withheld it
   */
  record KeptPlan(
      String plan,
      @Nullable String outcome,
      boolean withheld,
      List<String> missing,
      List<KeptCard> cards) {

    KeptPlan {
      missing = List.copyOf(missing);
      cards = List.copyOf(cards);
    }
  }

  /** How urgent a card was, and whether it was shown or rested. */
  record KeptCard(String indicator, String showing) {}

  /** Reads a GuidanceResponse that the service has kept. */
  static KeptCall of(JsonNode decision) {
    return new KeptCall(
        lastPart(decision.path("moduleCanonical").asText()),
        decision.at("/encounter/reference").asText(null),
        decision
            .path("contained")
            .valueStream()
            .flatMap(contained -> contained.path("parameter").valueStream())
            .filter(parameter -> "recommendation".equals(parameter.path("name").asText()))
            .map(KeptCall::plan)
            .toList());
  }

  private static KeptPlan plan(JsonNode recommendation) {
    return new KeptPlan(
        parts(recommendation, "plan")
            .map(part -> lastPart(part.path("valueCanonical").asText()))
            .findFirst()
            .orElse(""),
        texts(recommendation, "outcome").findFirst().orElse(null),
        parts(recommendation, "withheld").anyMatch(part -> part.path("valueBoolean").asBoolean()),
        texts(recommendation, "missing").toList(),
        parts(recommendation, "card").map(KeptCall::card).toList());
  }

  private static KeptCard card(JsonNode card) {
    return new KeptCard(
        texts(card, "indicator").findFirst().orElse(""),
        texts(card, "showing").findFirst().orElse(""));
  }

  private static Stream<JsonNode> parts(JsonNode of, String name) {
    return of.path("part").valueStream().filter(part -> name.equals(part.path("name").asText()));
  }

  private static Stream<String> texts(JsonNode of, String name) {
    return parts(of, name).map(part -> part.path("valueString").asText());
  }

  /** The id in a canonical address. */
  private static String lastPart(String canonical) {
    return canonical.substring(canonical.lastIndexOf('/') + 1).replaceFirst("\\|.*", "");
  }
}
