package org.mcsguideline.vignettes;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Cases as rows: a vignette, what is different in it (see {@link CaseChange}), and the answers it
 * must get then, as {@code name=value} with {@code ;} and no blank between them. Threshold and side
 * are filled where a row tries a number.
 */
record CaseTable(String table) implements CaseSource {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .build();

  /** Texts hold the mark as well; a name and its value come after one that parts answers. */
  private static final Pattern BETWEEN_ANSWERS = Pattern.compile(";(?=\\s*[\\w.]+(:[^=;]+)?=)");

  @Override
  public Stream<Case> cases() {
    String file = "/cases/" + table + ".csv";
    try (Reader text =
        new InputStreamReader(
            Objects.requireNonNull(CaseTable.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      return FORMAT.parse(text).getRecords().stream().map(this::read);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Case read(CSVRecord row) {
    String name =
        String.join(" ", table, row.get("vignette"), row.get("change"), row.get("expected"));
    try {
      return new Case(
          name,
          CaseChange.to(row.get("vignette"), row.get("change")),
          expected(row.get("expected")),
          limits(row),
          CaseSite.of(row.get("change")));
    } catch (IllegalArgumentException mistaken) {
      throw new IllegalArgumentException("Row " + row.getRecordNumber() + ": " + name, mistaken);
    }
  }

  private static Map<String, String> expected(String text) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String answer : BETWEEN_ANSWERS.split(text, -1)) {
      String[] pair = answer.strip().split("=", 2);
      if (pair.length != 2) {
        throw new IllegalArgumentException("Not name=value: " + answer);
      }
      if (answers.put(pair[0], pair[1]) != null) {
        throw new IllegalArgumentException("Twice: " + answer);
      }
    }
    return answers;
  }

  private static Set<Case.Limit> limits(CSVRecord row) {
    String thresholds = row.isMapped("threshold") ? row.get("threshold") : "";
    if (thresholds.isEmpty()) {
      return Set.of();
    }
    Case.Side side = Case.Side.valueOf(row.get("side").toUpperCase(Locale.ROOT));
    return Stream.of(thresholds.split("\\|", -1))
        .map(threshold -> new Case.Limit(threshold, side))
        .collect(Collectors.toSet());
  }
}
