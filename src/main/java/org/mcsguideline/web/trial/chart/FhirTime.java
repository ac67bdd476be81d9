package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When something on record was, counted in minutes back from a decision. */
final class FhirTime {

  private static final List<String> PERIODS =
      List.of("effectivePeriod", "onsetPeriod", "performedPeriod", "timingPeriod", "period");
  private static final List<String> MOMENTS =
      List.of(
          "/effectiveDateTime",
          "/effectiveInstant",
          "/onsetDateTime",
          "/performedDateTime",
          "/authoredOn",
          "/authored",
          "/recordedOn",
          "/recordedDate");

  private static final BigDecimal SECONDS_IN_MINUTE = BigDecimal.valueOf(60);

  private FhirTime() {}

  /** Minutes from its time, or its beginning, to the decision; empty when it has none. */
  static String before(JsonNode resource, OffsetDateTime decision) {
    return start(resource).map(start -> minutes(Duration.between(start, decision))).orElse("");
  }

  /** Minutes that it lasted; empty when it has no beginning or no end. */
  static String lasting(JsonNode resource) {
    return Stream.of(resource)
        .flatMap(FhirTime::periods)
        .flatMap(
            period ->
                time(period.path("start"))
                    .flatMap(
                        start -> time(period.path("end")).map(end -> Duration.between(start, end)))
                    .stream())
        .map(FhirTime::minutes)
        .findFirst()
        .orElse("");
  }

  /** The same at another time; all of its times move together. */
  static JsonNode at(JsonNode resource, String minutesBefore, OffsetDateTime decision) {
    OffsetDateTime start = start(resource).orElseThrow();
    Duration shift = Duration.between(start, decision.minus(duration(minutesBefore)));
    return shifted(resource.deepCopy(), shift);
  }

  /** The same with another end. */
  static JsonNode lasting(JsonNode resource, String minutes) {
    JsonNode copy = resource.deepCopy();
    ObjectNode period = (ObjectNode) periods(copy).findFirst().orElseThrow();
    OffsetDateTime start = time(period.path("start")).orElseThrow();
    period.put("end", start.plus(duration(minutes)).toInstant().toString());
    return copy;
  }

  private static Optional<OffsetDateTime> start(JsonNode resource) {
    return Stream.concat(
            MOMENTS.stream().map(resource::at),
            periods(resource).map(period -> period.path("start")))
        .flatMap(text -> time(text).stream())
        .findFirst();
  }

  private static Stream<JsonNode> periods(JsonNode resource) {
    return PERIODS.stream().map(resource::path).filter(JsonNode::isObject);
  }

  private static JsonNode shifted(JsonNode node, Duration shift) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(element -> element.setValue(shifted(element.getValue(), shift)));
    } else if (node instanceof ArrayNode array) {
      for (int place = 0; place < array.size(); place++) {
        JsonNode unused = array.set(place, shifted(array.get(place), shift));
      }
    } else if (node.isTextual()) {
      return time(node)
          .<JsonNode>map(was -> new TextNode(was.plus(shift).toInstant().toString()))
          .orElse(node);
    }
    return node;
  }

  /** A date without a time of day cannot be counted in minutes. */
  private static Optional<OffsetDateTime> time(JsonNode text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.asText()));
    } catch (DateTimeException notExact) {
      return Optional.empty();
    }
  }

  private static String minutes(Duration time) {
    return FhirValue.shortest(
        BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_IN_MINUTE, 2, RoundingMode.HALF_UP));
  }

  private static Duration duration(String minutes) {
    return Duration.ofSeconds(
        new BigDecimal(minutes)
            .multiply(SECONDS_IN_MINUTE)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact());
  }
}
