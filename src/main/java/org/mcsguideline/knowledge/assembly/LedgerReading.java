package org.mcsguideline.knowledge.assembly;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mcsguideline.knowledge.assembly.source.Ledger;
import org.mcsguideline.knowledge.assembly.source.Place;

/** Reads the ledger: its rows, the helpers, and the keys of the source's data. */
final class LedgerReading {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();

  /** Tables of ours; all others are the source's data. */
  private static final Set<String> OWN = Set.of("ledger.csv", "helpers.csv");

  private LedgerReading() {}

  static Ledger read(Path folder) throws IOException {
    List<Ledger.Row> rows = new ArrayList<>();
    for (CSVRecord record : records(folder, "ledger.csv")) {
      rows.add(row(record, place(folder, "ledger.csv", record)));
    }
    List<Ledger.Helper> helpers = new ArrayList<>();
    for (CSVRecord record : records(folder, "helpers.csv")) {
      helpers.add(
          new Ledger.Helper(
              record.get("library"), record.get("define"), place(folder, "helpers.csv", record)));
    }
    return new Ledger(rows, helpers, tables(folder));
  }

  private static List<Ledger.Table> tables(Path folder) throws IOException {
    List<Ledger.Table> tables = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (String file : files.map(path -> folder.relativize(path).toString()).sorted().toList()) {
        if (file.endsWith(".csv") && !OWN.contains(file)) {
          tables.add(new Ledger.Table(file, keys(folder, file)));
        }
      }
    }
    return tables;
  }

  /** The first column of a table is its key. */
  private static List<Ledger.Key> keys(Path folder, String file) throws IOException {
    return records(folder, file).stream()
        .map(record -> new Ledger.Key(record.get(0), place(folder, file, record)))
        .toList();
  }

  private static Ledger.Row row(CSVRecord record, Place place) {
    return new Ledger.Row(
        record.get("id"),
        record.get("source"),
        record.get("statement"),
        record.get("status"),
        parts(record.get("where"), ";"),
        parts(record.get("discrepancies"), " "),
        parts(record.get("evidence"), " "),
        record.get("reason"),
        place);
  }

  private static List<String> parts(String text, String between) {
    return Stream.of(text.split(between, -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static Place place(Path folder, String file, CSVRecord record) {
    // The header is the first line.
    return new Place(
        SourceReading.name(folder, folder.resolve(file)), (int) record.getRecordNumber() + 1, 0);
  }

  private static List<CSVRecord> records(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Reader reader = Files.newBufferedReader(path)) {
      return FORMAT.parse(reader).getRecords();
    }
  }
}
