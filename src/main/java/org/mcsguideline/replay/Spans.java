package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Reads the period of an element. */
final class Spans {

  private Spans() {}

  /** The element's {@code period}; {@code end} stands for an end that it has not. */
  static Optional<Span> of(JsonNode element, Instant end) {
    JsonNode period = element.path("period");
    Instant to = RecordTimes.passed(period.path("end").textValue()).orElse(end);
    return RecordTimes.passed(period.path("start").textValue())
        .filter(from -> !from.isAfter(to))
        .map(from -> new Span(from, to));
  }
}
