package org.mcsguideline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What CDS Hooks asks of an answer with status 200, and what we ask beyond it. */
public final class ResponseRules {

  /** A summary is shorter than this. */
  private static final int SUMMARY_LIMIT = 140;

  private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");
  private static final Set<String> SELECTION = Set.of("at-most-one", "any");
  private static final Set<String> ACTIONS = Set.of("create", "update", "delete");
  private static final Set<String> LINKS = Set.of("absolute", "smart");

  private final List<String> broken = new ArrayList<>();

  private ResponseRules() {}

  /** The requirements that an answer breaks, each with the place; empty for a good answer. */
  public static List<String> broken(JsonNode answer) {
    ResponseRules rules = new ResponseRules();
    rules.check(
        answer.isObject() && answer.path("cards").isArray(), "ch-32", "cards is not an array");
    rules.noEmptyValues(answer, "");
    rules.check(!answer.has("systemActions"), "ch-48", "systemActions");
    for (JsonNode card : answer.path("cards")) {
      rules.card(card);
    }
    return rules.broken;
  }

  private void check(boolean holds, String requirement, String place) {
    if (!holds) {
      broken.add(requirement + ": " + place);
    }
  }

  private void noEmptyValues(JsonNode node, String place) {
    boolean empty =
        node.isNull()
            || (node.isTextual() && node.asText().isEmpty())
            || (node.isContainerNode() && node.isEmpty());
    check(!empty || place.equals("/cards"), "ch-2", "nothing at " + place);
    node.properties()
        .forEach(field -> noEmptyValues(field.getValue(), place + "/" + field.getKey()));
    if (node.isArray()) {
      node.forEach(element -> noEmptyValues(element, place + "/*"));
    }
  }

  private void card(JsonNode card) {
    check(isUuid(card.path("uuid")), "ch-50", "uuid of a card");
    String summary = card.path("summary").asText();
    check(
        !summary.isBlank() && summary.length() < SUMMARY_LIMIT && summary.indexOf('\n') < 0,
        "ch-34",
        "summary");
    String detail = card.path("detail").asText();
    check(!detail.matches("(?s).*<[A-Za-z/!].*"), "ch-35", "an HTML tag in detail");
    check(INDICATORS.contains(card.path("indicator").asText()), "ch-36", "indicator");
    source(card.path("source"));
    suggestions(card);
    for (JsonNode reason : card.path("overrideReasons")) {
      check(
          reason.path("code").isTextual()
              && reason.path("system").isTextual()
              && reason.path("display").isTextual(),
          "ch-45",
          "override reason");
    }
    for (JsonNode link : card.path("links")) {
      check(
          link.path("label").isTextual()
              && isAbsolute(link.path("url"))
              && LINKS.contains(link.path("type").asText())
              && (link.path("type").asText().equals("smart") || !link.has("appContext")),
          "ch-46",
          "link");
    }
  }

  private void source(JsonNode source) {
    check(source.path("label").isTextual(), "ch-37", "source.label");
    for (String address : List.of("url", "icon")) {
      check(!source.has(address) || isAbsolute(source.path(address)), "ch-37", address);
    }
    JsonNode topic = source.path("topic");
    check(
        topic.isMissingNode()
            || (topic.path("code").isTextual() && topic.path("system").isTextual()),
        "ch-38",
        "source.topic");
  }

  private void suggestions(JsonNode card) {
    JsonNode suggestions = card.path("suggestions");
    if (suggestions.isMissingNode()) {
      check(!card.has("selectionBehavior"), "ch-39", "selectionBehavior without suggestions");
      return;
    }
    String behavior = card.path("selectionBehavior").asText();
    check(SELECTION.contains(behavior), "ch-39", "selectionBehavior");
    int recommended = 0;
    for (JsonNode suggestion : suggestions) {
      check(suggestion.path("label").isTextual(), "ch-41", "suggestion.label");
      check(isUuid(suggestion.path("uuid")), "ch-41", "suggestion.uuid");
      recommended += suggestion.path("isRecommended").asBoolean() ? 1 : 0;
      suggestion.path("actions").forEach(this::action);
    }
    check(behavior.equals("any") || recommended <= 1, "ch-40", "isRecommended");
  }

  private void action(JsonNode action) {
    String type = action.path("type").asText();
    check(
        ACTIONS.contains(type) && action.path("description").isTextual(),
        "ch-42",
        "action.type, action.description");
    JsonNode resource = action.path("resource");
    boolean hasContent = resource.path("resourceType").isTextual();
    check(
        type.equals("delete") ? action.path("resourceId").isTextual() : hasContent,
        "ch-43",
        "action.resource");
    check(!type.equals("create") || !resource.has("id"), "ch-43", "an id before it is created");
  }

  private static boolean isUuid(JsonNode value) {
    try {
      return UUID.fromString(value.asText()).toString().equalsIgnoreCase(value.asText());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static boolean isAbsolute(JsonNode address) {
    try {
      return address.isTextual() && URI.create(address.asText()).isAbsolute();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
