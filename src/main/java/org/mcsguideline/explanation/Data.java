package org.mcsguideline.explanation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mcsguideline.decision.KeptDecision;
import org.mcsguideline.explanation.Explanation.Datum;

/** What of the record was read, with its age. */
final class Data {

  private Data() {}

  static Map<String, Datum> of(KeptDecision decision) {
    Map<String, Datum> data = new LinkedHashMap<>();
    Optional<OffsetDateTime> then = time(decision.time());
    decision
        .read()
        .forEach(
            (reference, elements) ->
                data.put(
                    reference,
                    new Datum(
                        reference,
                        elements.getOrDefault("what", ""),
                        elements.getOrDefault("value", ""),
                        elements.getOrDefault("unit", ""),
                        elements.getOrDefault("time", ""),
                        then.flatMap(
                                now ->
                                    time(elements.getOrDefault("time", ""))
                                        .map(was -> Duration.between(was, now).toMinutes()))
                            .orElse(null))));
    return data;
  }

  /** A date without a time of day has no age in minutes. */
  private static Optional<OffsetDateTime> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text));
    } catch (DateTimeException notExact) {
      return Optional.empty();
    }
  }
}
