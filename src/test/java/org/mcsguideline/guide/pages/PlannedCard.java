package org.mcsguideline.guide.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.guide.Words;
import org.mcsguideline.guide.cases.AnsweredVignette.GivenCard;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * A card that a plan can give.
 *
 * @param id of the plan's action
 * @param conditions that all have to hold
 * @param steps titles of what it can offer
 * @param example the first vignette that gets it; null when none does
 * @param card what that vignette gets; null when none does
 */
record PlannedCard(
    String id,
    String title,
    List<Condition> conditions,
    List<String> steps,
    @Nullable CaseOf example,
    @Nullable GivenCard card) {

  PlannedCard {
    conditions = List.copyOf(conditions);
    steps = List.copyOf(steps);
  }

  /** A define that has to be true, with what its author says of it and its text. */
  record Condition(String name, String rule, String cql) {}

  /** All that a recommendation's plan can give, in the plan's order. */
  static List<PlannedCard> all(
      Recommendation recommendation, Map<String, LogicDefine> defines, List<CaseOf> cases) {
    return FhirJson.each(recommendation.plan(), "action")
        .map(action -> of(recommendation, action, defines, cases))
        .toList();
  }

  private static PlannedCard of(
      Recommendation recommendation,
      JsonNode action,
      Map<String, LogicDefine> defines,
      List<CaseOf> cases) {
    String id = action.path("id").asText();
    Optional<CaseOf> example = cases.stream().filter(c -> card(c, id).isPresent()).findFirst();
    return new PlannedCard(
        id,
        action.path("title").asText(),
        conditions(action)
            .map(name -> condition(name, defines.get(recommendation.library() + "." + name)))
            .toList(),
        FhirJson.each(action, "action").map(step -> step.path("title").asText()).toList(),
        example.orElse(null),
        example.flatMap(c -> card(c, id)).orElse(null));
  }

  /** Keys of the defines that the cards of a recommendation ask for. */
  static List<String> conditions(Recommendation recommendation) {
    return FhirJson.each(recommendation.plan(), "action")
        .flatMap(PlannedCard::conditions)
        .map(name -> recommendation.library() + "." + name)
        .toList();
  }

  private static Stream<String> conditions(JsonNode action) {
    return FhirJson.each(action, "condition")
        .map(condition -> condition.at("/expression/expression").asText());
  }

  private static Condition condition(String name, @Nullable LogicDefine define) {
    return new Condition(
        Words.sentence(name),
        define == null ? "" : define.rule(),
        define == null ? "" : define.cql());
  }

  private static Optional<GivenCard> card(CaseOf of, String action) {
    return of.cards().stream().filter(card -> card.action().equals(action)).findFirst();
  }
}
