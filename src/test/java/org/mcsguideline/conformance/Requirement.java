package org.mcsguideline.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * One requirement.
 *
 * @param id the tag of the tests that show it, such as {@code ch-22} or {@code T-SSRF}
 * @param withoutTest why there is no test; empty when there is one
 */
record Requirement(String id, String section, String level, String words, String withoutTest) {

  private static final Path FILE = Path.of("src", "docs", "conformance", "requirements.csv");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .build();

  static List<Requirement> all() {
    try (Reader text = Files.newBufferedReader(FILE, StandardCharsets.UTF_8);
        CSVParser rows = FORMAT.parse(text)) {
      return rows.stream()
          .map(
              row ->
                  new Requirement(
                      row.get("id"),
                      row.get("section"),
                      row.get("level"),
                      row.get("requirement"),
                      row.get("without_test").strip()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
