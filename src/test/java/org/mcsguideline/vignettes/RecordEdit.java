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

  /**
   * Writes one element of each entry; the path is that of the JSON, without the first slash.
   *
   * @param text a time as {@code @} and hours before the decision, a number, a yes or no, or a text
   */
  @CanIgnoreReturnValue
  RecordEdit put(String name, String path, String text) {
    JsonPointer at = JsonPointer.compile("/" + path);
    String field = at.last().getMatchingProperty();
    find(name)
        .forEach(
            entry ->
                entry
                    .withObject(at.head(), JsonNode.OverwriteMode.ALL, true)
                    .set(field, element(field, text)));
    return this;
  }

  private JsonNode element(String field, String text) {
    if (text.startsWith("@")) {
      Duration ago = Timeline.hours(new BigDecimal(text.substring(1)));
      return TextNode.valueOf(decision.minus(ago).toString());
    }
    if (field.startsWith("value") && text.matches("-?[0-9.]+")) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    return text.matches("true|false")
        ? BooleanNode.valueOf(Boolean.parseBoolean(text))
        : TextNode.valueOf(text);
  }

  /** Takes one element, which must be there, out of each entry. */
  @CanIgnoreReturnValue
  RecordEdit drop(String name, String path) {
    JsonPointer at = JsonPointer.compile("/" + path);
    for (ObjectNode entry : find(name)) {
      ObjectNode parent = (ObjectNode) entry.requiredAt(at.head());
      assertThat(parent.remove(at.last().getMatchingProperty())).as(name + " " + path).isNotNull();
    }
    return this;
  }

  /** Nobody wrote down what was found. */
  @CanIgnoreReturnValue
  RecordEdit withoutFinding(String name) {
    find(name).forEach(entry -> entry.remove("valueCodeableConcept"));
    return this;
  }

  /** All entries of the name, as they stand in the request; {@code patient} is the patient. */
  List<ObjectNode> find(String name) {
    List<ObjectNode> found = new ArrayList<>();
    if (name.equals("patient")) {
      found.add((ObjectNode) request.at("/prefetch/patient"));
    }
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
