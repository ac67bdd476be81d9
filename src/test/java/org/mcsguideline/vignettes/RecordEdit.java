package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.card.Card;

/**
 * A request whose entries are taken out, moved or written otherwise. Entries are named by the begin
 * of their id after the patient's; an edit that finds none fails.
 */
final class RecordEdit {

  private final ObjectNode request;
  private final String patient;
  private final Instant decision;

  private RecordEdit(ObjectNode request) {
    this.request = request;
    this.patient = request.at("/context/patientId").asText();
    this.decision = Instant.parse(request.at("/extension/org.mcsguideline.decision-time").asText());
  }

  static RecordEdit of(ObjectNode request) {
    return new RecordEdit(request);
  }

  static RecordEdit of(Vignette vignette) {
    return of(HookRequestJson.of(vignette, HookService.MONITORING));
  }

  static RecordEdit of(Addition addition) {
    return of(addition.request(HookService.MONITORING));
  }

  @CanIgnoreReturnValue
  RecordEdit without(String name) {
    int before = count();
    for (JsonNode bundle : request.path("prefetch")) {
      if (!(bundle.path("entry") instanceof ArrayNode entries)) {
        continue;
      }
      for (int i = entries.size() - 1; i >= 0; i--) {
        if (isNamed(entries.get(i).path("resource"), name)) {
          entries.remove(i);
        }
      }
    }
    assertThat(count()).as(name).isLessThan(before);
    return this;
  }

  /** Moves all entries of the name by one span, so that the newest is this many minutes old. */
  @CanIgnoreReturnValue
  RecordEdit newestAt(String name, String minutesAgo) {
    List<ObjectNode> found = find(name);
    Instant newest = found.stream().map(RecordEdit::time).max(Instant::compareTo).orElseThrow();
    Instant wanted = decision.minus(Timeline.minutes(new BigDecimal(minutesAgo)));
    Duration span = Duration.between(newest, wanted);
    for (ObjectNode entry : found) {
      move(entry, "effectiveDateTime", span);
      if (entry.path("effectivePeriod") instanceof ObjectNode period) {
        move(period, "start", span);
        move(period, "end", span);
      }
    }
    return this;
  }

  @CanIgnoreReturnValue
  RecordEdit status(String name, String status) {
    find(name).forEach(entry -> entry.put("status", status));
    return this;
  }

  @CanIgnoreReturnValue
  RecordEdit value(String name, String value, String unit) {
    find(name)
        .forEach(
            entry ->
                ((ObjectNode) entry.path("valueQuantity"))
                    .put("value", new BigDecimal(value))
                    .put("code", unit));
    return this;
  }

  /** Writes a text, a number, yes or no into each entry, where the pointer says. */
  @CanIgnoreReturnValue
  RecordEdit text(String name, String pointer, String text) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode value = json(text);
    for (ObjectNode entry : find(name)) {
      JsonNode unused =
          ((ObjectNode) entry.at(at.head())).set(at.last().getMatchingProperty(), value);
    }
    return this;
  }

  private static JsonNode json(String text) {
    if (text.matches("true|false")) {
      return BooleanNode.valueOf(text.equals("true"));
    }
    return text.matches("[0-9.]+")
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text);
  }

  /** Takes out what the pointer says; it must be there. */
  @CanIgnoreReturnValue
  RecordEdit withoutPart(String name, String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    for (ObjectNode entry : find(name)) {
      String part = at.last().getMatchingProperty();
      assertThat(((ObjectNode) entry.at(at.head())).remove(part)).as(name + pointer).isNotNull();
    }
    return this;
  }

  /** Nobody wrote down what was found. */
  @CanIgnoreReturnValue
  RecordEdit withoutFinding(String name) {
    find(name).forEach(entry -> entry.remove("valueCodeableConcept"));
    return this;
  }

  /** All entries of the name, as they stand in the request. */
  List<ObjectNode> find(String name) {
    List<ObjectNode> found = new ArrayList<>();
    for (JsonNode bundle : request.path("prefetch")) {
      for (JsonNode entry : bundle.path("entry")) {
        if (isNamed(entry.path("resource"), name)) {
          found.add((ObjectNode) entry.path("resource"));
        }
      }
    }
    assertThat(found).as(name).isNotEmpty();
    return found;
  }

  Answers answers() {
    return Answers.to(request);
  }

  /** The only card of the monitoring service. */
  Card card() {
    List<Card> cards =
        Guideline.adviser().advise(Guideline.request(request, HookService.MONITORING)).cards();
    assertThat(cards).hasSize(1);
    return cards.get(0);
  }

  private int count() {
    int count = 0;
    for (JsonNode bundle : request.path("prefetch")) {
      count += bundle.path("entry").size();
    }
    return count;
  }

  private boolean isNamed(JsonNode resource, String name) {
    return resource.path("id").asText().startsWith(patient + "-" + name);
  }

  private static Instant time(ObjectNode entry) {
    String time = entry.path("effectiveDateTime").asText();
    return Instant.parse(time.isEmpty() ? entry.at("/effectivePeriod/end").asText() : time);
  }

  private static void move(ObjectNode parent, String field, Duration span) {
    if (parent.has(field)) {
      parent.put(field, Instant.parse(parent.path(field).asText()).plus(span).toString());
    }
  }
}
