package org.mcsguideline.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of the source's data.
 *
 * @param rows never empty
 */
record EvidenceTable(String file, List<String> columns, List<Row> rows) {

  private static final Path FOLDER = Path.of("src/main/evidence");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
  private static final Pattern WHOLE = Pattern.compile("\\d+");

  /** The table in a file of the folder; it has rows. */
  static EvidenceTable of(String file) {
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file));
        CSVParser parser = FORMAT.parse(reader)) {
      List<String> columns = parser.getHeaderNames();
      List<Row> rows = parser.getRecords().stream().map(Row::new).toList();
      assertThat(rows).as(file).isNotEmpty();
      return new EvidenceTable(file, columns, rows);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All tables but those that are about the guideline and not about the source. */
  static List<EvidenceTable> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(path -> Objects.toString(path.getFileName()))
          .filter(name -> name.endsWith(".csv"))
          .filter(name -> !name.equals("ledger.csv") && !name.equals("helpers.csv"))
          .sorted()
          .map(EvidenceTable::of)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The row with this key. */
  Row row(String key) {
    return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
  }

  /** One row. */
  record Row(CSVRecord cells) {

    String key() {
      return cells.get(0);
    }

    /** Empty when the table has no such column. */
    String text(String column) {
      return cells.isMapped(column) ? cells.get(column) : "";
    }

    double number(String column) {
      return Double.parseDouble(cells.get(column));
    }

    int whole(String column) {
      return Integer.parseInt(cells.get(column));
    }

    /** The first whole number in a cell. */
    Optional<Integer> firstWhole(String column) {
      Matcher digits = WHOLE.matcher(text(column));
      return digits.find() ? Optional.of(Integer.valueOf(digits.group())) : Optional.empty();
    }

    @Override
    public String toString() {
      return key();
    }
  }
}
