package org.mcsguideline.web.explanation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.explanation.Explanation.Datum;

/**
 * What was read, in a line.
 *
 * @param truth key of the word for a value that is yes or no; null for any other
 * @param value with its unit
 * @param time as the record has it; empty when it has none
 * @param age null when it cannot be told
 */
record DatumLine(
    String what,
    @Nullable String truth,
    String value,
    String time,
    @Nullable Age age,
    String reference) {

  private static final Map<String, String> TRUTHS =
      Map.of("true", "explanation.state.yes", "false", "explanation.state.no");

  static DatumLine of(Datum datum) {
    return new DatumLine(
        datum.what(),
        TRUTHS.get(datum.value()),
        (datum.value() + " " + datum.unit()).strip(),
        datum.time().replace('T', ' '),
        Age.of(datum.minutesBefore()),
        datum.reference());
  }

  static List<DatumLine> of(List<String> references, Map<String, Datum> data) {
    return references.stream().map(data::get).filter(Objects::nonNull).map(DatumLine::of).toList();
  }
}
