package org.mcsguideline.evidence;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The tables of the evidence. The first cell of a row is its key, unlike any other of them all. */
public final class EvidenceTables {

  /** Where sources disagree; what rows of other tables name by its keys is in doubt. */
  public static final String DISCREPANCIES = "discrepancies";

  /** What became of each statement of the source. */
  public static final String LEDGER = "ledger";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
  private static final String ENDING = ".csv";

  private final EvidenceFiles files;
  private final List<String> names;
  private final Map<String, List<Map<String, String>>> read = new ConcurrentHashMap<>();

  /** The tables among these files. */
  public EvidenceTables(EvidenceFiles files) {
    this.files = files;
    this.names =
        Stream.concat(
                rows("mapping/tables").stream()
                    .map(line -> line.getOrDefault("table", "").replace(ENDING, "")),
                Stream.of(LEDGER))
            .filter(name -> files.text(name + ENDING).isPresent())
            .toList();
  }

  /** A row and the name of its table. */
  public record Found(String table, Map<String, String> row) {}

  /** Names of all tables that hold evidence, without their ending, and of the ledger. */
  public List<String> names() {
    return names;
  }

  /** Names of the tables whose rows are of a kind, such as {@code recommendation}. */
  public List<String> ofKind(String kind) {
    return rows("mapping/tables").stream()
        .filter(line -> kind.equals(line.get("kind")))
        .map(line -> line.getOrDefault("table", "").replace(ENDING, ""))
        .toList();
  }

  /** Rows by the names of their columns in the order of the file; none when there is no file. */
  public List<Map<String, String>> rows(String table) {
    return read.computeIfAbsent(
        table, name -> files.text(name + ENDING).map(text -> parsed(name, text)).orElse(List.of()));
  }

  /** A table as its authors wrote it; empty when there is none of this name. */
  public Optional<String> csv(String table) {
    return names.contains(table) ? files.text(table + ENDING) : Optional.empty();
  }

  /** The row of a key. */
  public Optional<Found> find(String key) {
    return all().filter(found -> key(found.row()).equals(key)).findFirst();
  }

  /** Every row, table by table. */
  public Stream<Found> all() {
    return names.stream().flatMap(table -> rows(table).stream().map(row -> new Found(table, row)));
  }

  /** The first cell of a row. */
  public static String key(Map<String, String> row) {
    return row.values().iterator().next();
  }

  /** What the mapping says of a key, or of a cell that stands for one. */
  public Stream<String> about(String key, String relation) {
    return rows("mapping/about").stream()
        .filter(line -> key.equals(line.get("key")) && relation.equals(line.get("relation")))
        .map(line -> line.getOrDefault("value", ""));
  }

  /** Meaning of each column of a table by its name: {@code role}, {@code origin} and others. */
  public Map<String, Map<String, String>> columns(String table) {
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    rows("mapping/columns").stream()
        .filter(line -> (table + ENDING).equals(line.get("table")))
        .forEach(line -> columns.put(line.getOrDefault("column", ""), line));
    return columns;
  }

  private static List<Map<String, String>> parsed(String name, String text) {
    try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
      return parser.getRecords().stream().map(CSVRecord::toMap).toList();
    } catch (IOException malformed) {
      throw new EvidenceFaulty("The table is not well-formed: " + name + ".", malformed);
    }
  }
}
