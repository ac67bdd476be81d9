package org.mcsguideline.knowledge.assembly.exchange;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Tables of one or more folders, by the name of the file without its ending. */
final class Tables {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
  private static final String ENDING = ".csv";

  private final Map<String, List<Row>> byName = new HashMap<>();

  /** A folder that does not exist holds no table. */
  Tables(Path... folders) throws IOException {
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        String name = String.valueOf(file.getFileName());
        name = name.substring(0, name.length() - ENDING.length());
        if (byName.put(name, rows(file)) != null) {
          throw new IllegalArgumentException("There are two tables " + name + ".");
        }
      }
    }
  }

  /**
   * One row.
   *
   * @param key what stands in the first column
   * @param cells by column; an empty cell is absent
   */
  record Row(String key, Map<String, String> cells) {}

  Set<String> names() {
    return byName.keySet();
  }

  /** The rows of a table in their order; none when the guideline has no such table. */
  List<Row> rows(String table) {
    return byName.getOrDefault(table, List.of());
  }

  Optional<Row> row(String table, String key) {
    return rows(table).stream().filter(row -> row.key().equals(key)).findFirst();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private static List<Row> rows(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      for (CSVRecord record : FORMAT.parse(reader)) {
        Map<String, String> cells = new HashMap<>(record.toMap());
        cells.values().removeIf(String::isBlank);
        rows.add(new Row(record.get(0), Map.copyOf(cells)));
      }
    }
    return rows;
  }
}
