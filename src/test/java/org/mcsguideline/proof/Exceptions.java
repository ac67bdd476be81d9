package org.mcsguideline.proof;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Gaps that are known, each with its reason, in a file; a gap that was closed must leave it. */
final class Exceptions {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .build();

  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  private Exceptions() {}

  static Exceptions read(String name) {
    String file = "/proof/" + name + ".csv";
    Exceptions exceptions = new Exceptions();
    try (Reader text =
        new InputStreamReader(
            Objects.requireNonNull(Exceptions.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      for (CSVRecord row : FORMAT.parse(text)) {
        if (row.get("reason").isBlank()) {
          throw new IllegalStateException("No reason for " + row.get("what"));
        }
        String unused = exceptions.reasons.put(row.get("what"), row.get("reason"));
      }
      return exceptions;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether the gap is known. */
  boolean covers(String what) {
    boolean known = reasons.containsKey(what);
    if (known) {
      boolean unused = used.add(what);
    }
    return known;
  }

  /** Known gaps that nobody asked for. */
  Set<String> unused() {
    Set<String> unused = new TreeSet<>(reasons.keySet());
    unused.removeAll(used);
    return unused;
  }
}
