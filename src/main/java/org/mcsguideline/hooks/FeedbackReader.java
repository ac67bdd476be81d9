package org.mcsguideline.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.decision.CardFeedback;
import org.mcsguideline.decision.CardFeedback.Outcome;
import org.mcsguideline.decision.CardFeedback.Reason;

/**
 * Reads feedback. One item that is wrong makes all of it refused, with the place: the caller mends
 * it and sends everything again, which stores nothing twice.
 */
final class FeedbackReader {

  private static final int MOST_ITEMS = 500;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:\\-]{1,100}");
  private static final Pattern CODE = Pattern.compile("\\S{1,200}");

  /** RFC 3339. */
  private static final Pattern TIME =
      Pattern.compile(
          "[1-8]\\d{3}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

  private FeedbackReader() {}

  static List<CardFeedback> read(JsonNode body) {
    JsonNode items = body.path("feedback");
    if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
      throw new MalformedRequest("feedback must be an array of 1 to " + MOST_ITEMS + " items.");
    }
    List<CardFeedback> feedback = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      feedback.add(item(items.get(i), "feedback[" + i + "]"));
    }
    return feedback;
  }

  private static CardFeedback item(JsonNode item, String place) {
    Outcome outcome =
        switch (item.path("outcome").asText()) {
          case "accepted" -> Outcome.ACCEPTED;
          case "overridden" -> Outcome.OVERRIDDEN;
          default -> throw wrong(place + ".outcome", "must be accepted or overridden");
        };
    JsonNode why = item.path("overrideReason");
    boolean overridden = outcome == Outcome.OVERRIDDEN && !why.isMissingNode();
    return new CardFeedback(
        matching(item.path("card"), ID, place + ".card"),
        outcome,
        outcome == Outcome.ACCEPTED
            ? suggestions(item.path("acceptedSuggestions"), place + ".acceptedSuggestions")
            : List.of(),
        overridden ? reason(why, place + ".overrideReason") : null,
        overridden ? comment(why, place + ".overrideReason") : null,
        time(item.path("outcomeTimestamp"), place + ".outcomeTimestamp"));
  }

  private static List<String> suggestions(JsonNode suggestions, String place) {
    if (!suggestions.isArray() || suggestions.isEmpty()) {
      throw wrong(place, "must name at least one suggestion");
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < suggestions.size(); i++) {
      ids.add(matching(suggestions.get(i).path("id"), ID, place + "[" + i + "].id"));
    }
    return ids;
  }

  /** Null when the user gave none; then there must be a comment. */
  private static @Nullable Reason reason(JsonNode why, String place) {
    JsonNode reason = why.path("reason");
    if (reason.isMissingNode()) {
      if (!why.has("userComment")) {
        throw wrong(place, "must have a reason or a userComment");
      }
      return null;
    }
    return new Reason(
        matching(reason.path("system"), CODE, place + ".reason.system"),
        matching(reason.path("code"), CODE, place + ".reason.code"));
  }

  private static @Nullable String comment(JsonNode why, String place) {
    JsonNode comment = why.path("userComment");
    if (comment.isMissingNode()) {
      return null;
    }
    String text = comment.textValue();
    if (text == null || text.isBlank()) {
      throw wrong(place + ".userComment", "must be a text");
    }
    return text;
  }

  private static OffsetDateTime time(JsonNode value, String place) {
    String text = matching(value, TIME, place);
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException impossible) {
      throw wrong(place, "is no time");
    }
  }

  private static String matching(JsonNode value, Pattern form, String place) {
    String text = value.textValue();
    if (text == null || !form.matcher(text).matches()) {
      throw wrong(place, "is missing or not in its form");
    }
    return text;
  }

  private static MalformedRequest wrong(String place, String what) {
    return new MalformedRequest(place + " " + what + ".");
  }
}
