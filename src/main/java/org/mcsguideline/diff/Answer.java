package org.mcsguideline.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.DecidedCard;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.NoAdviceInTime;
import org.mcsguideline.advice.RequiredDataMissing;
import org.mcsguideline.card.Card;
import org.mcsguideline.card.Suggestion;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.RequestRefused;

/**
 * What one version answers.
 *
 * @param outcomes by recommendation: the outcome's code with the ids of the actions that apply and
 *     the names of what is missing; no value of the record
 * @param texts by recommendation and action: what the card says, with values of the record
 */
record Answer(Map<String, String> outcomes, Map<String, String> texts) {

  static Answer of(Adviser adviser, HookRequest request) {
    try {
      return of(adviser.advise(request));
    } catch (RequestRefused | RequiredDataMissing | NoAdviceInTime refused) {
      return without("not answered: " + refused.getMessage());
    }
  }

  /** What is said where there is no answer. */
  static Answer without(String why) {
    return new Answer(Map.of("answer", why), Map.of());
  }

  private static Answer of(Advice advice) {
    Map<String, Card> cards =
        advice.cards().stream().collect(Collectors.toMap(Card::uuid, card -> card, (a, b) -> a));
    Map<String, String> outcomes = new TreeMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (DecidedPlan plan : advice.decision().recommendations()) {
      String name = name(plan.plan());
      outcomes.put(name, outcome(plan));
      for (DecidedCard decided : plan.cards()) {
        Card card = cards.get(decided.uuid());
        if (card != null) {
          texts.put(name + " " + decided.action(), text(card));
        }
      }
    }
    return new Answer(outcomes, texts);
  }

  private static String name(String canonical) {
    String plain = FhirJson.withoutVersion(canonical);
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  private static String outcome(DecidedPlan plan) {
    String cards = plan.cards().stream().map(DecidedCard::action).collect(Collectors.joining(", "));
    String missing =
        plan.missing().isEmpty() ? "" : "; missing: " + String.join(", ", plan.missing());
    return Objects.requireNonNullElse(plan.verdict().outcome(), "no outcome")
        + "; cards: "
        + (cards.isEmpty() ? "none" : cards)
        + missing;
  }

  private static String text(Card card) {
    return Stream.concat(
            Stream.of("[" + card.indicator() + "] " + card.summary(), card.detail()),
            card.suggestions().stream().map(Suggestion::label).map(label -> "-> " + label))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  /** How this answer differs from a later one; empty lists when it does not. */
  AdviceChange comparedWith(Answer after, String file, String service) {
    return new AdviceChange(
        file, service, differences(outcomes, after.outcomes), differences(texts, after.texts));
  }

  private static List<AdviceChange.Part> differences(
      Map<String, String> before, Map<String, String> after) {
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> new AdviceChange.Part(name, before.get(name), after.get(name)))
        .toList();
  }
}
