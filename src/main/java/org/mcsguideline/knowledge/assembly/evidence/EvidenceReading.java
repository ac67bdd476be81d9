package org.mcsguideline.knowledge.assembly.evidence;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mcsguideline.knowledge.assembly.evidence.Cell.Column;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** Reads the tables of the source. The first column of each is its key. */
public final class EvidenceReading {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
  private static final String MEANING = "mapping/";

  private final Path folder;
  private final Problems problems;

  private EvidenceReading(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** Reads every table that {@code mapping/tables.csv} names; none where there is no such file. */
  public static EvidenceTables read(Path folder, Problems problems) throws IOException {
    return new EvidenceReading(folder, problems).tables();
  }

  private EvidenceTables tables() throws IOException {
    List<Map<String, String>> columns = lines("columns.csv");
    List<EvidenceRow> rows = new ArrayList<>();
    for (Map<String, String> line : lines("tables.csv")) {
      EvidenceTable table = table(line);
      rows.addAll(
          rows(table, columns.stream().filter(c -> table.name().equals(c.get("table"))).toList()));
    }
    return new EvidenceTables(
        rows,
        lines("about.csv"),
        new EvidenceTables.Named(
            lines("variables.csv"), lines("documents.csv"), lines("estimates.csv")));
  }

  private static EvidenceTable table(Map<String, String> line) {
    return new EvidenceTable(
        line.getOrDefault("table", ""),
        EvidenceTable.Kind.valueOf(line.getOrDefault("kind", "").toUpperCase(Locale.ROOT)),
        line.getOrDefault("code", ""),
        "yes".equals(line.get("cited_by_key")),
        line.getOrDefault("exposure", ""),
        line.getOrDefault("alternative", ""));
  }

  private List<EvidenceRow> rows(EvidenceTable table, List<Map<String, String>> columns)
      throws IOException {
    List<EvidenceRow> rows = new ArrayList<>();
    for (CSVRecord line : records(table.name())) {
      Place place = new Place("evidence/" + table.name(), (int) line.getRecordNumber() + 1, 0);
      checkColumns(line, columns, place);
      List<Cell> cells =
          columns.stream()
              .filter(column -> line.isSet(column.getOrDefault("column", "")))
              .map(column -> cell(column, line))
              .filter(cell -> !cell.text().isBlank())
              .toList();
      rows.add(new EvidenceRow(table, line.get(0), place, cells));
    }
    return rows;
  }

  /** A column that nobody has given a meaning would be lost, and so would one of another name. */
  private void checkColumns(CSVRecord line, List<Map<String, String>> columns, Place place) {
    List<String> known = columns.stream().map(c -> c.getOrDefault("column", "")).toList();
    List<String> header = List.copyOf(line.toMap().keySet());
    if (!header.subList(1, header.size()).equals(known)) {
      problems.add(
          new Place(place.file(), 1, 0), "mapping/columns.csv has other columns: " + known);
    }
  }

  private static Cell cell(Map<String, String> column, CSVRecord line) {
    String name = column.getOrDefault("column", "");
    return new Cell(
        new Column(
            name,
            column.getOrDefault("role", ""),
            column.getOrDefault("origin", ""),
            column.getOrDefault("estimate", "")),
        line.get(name));
  }

  private List<Map<String, String>> lines(String file) throws IOException {
    return records(MEANING + file).stream().map(CSVRecord::toMap).toList();
  }

  private List<CSVRecord> records(String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Reader reader = Files.newBufferedReader(path)) {
      return FORMAT.parse(reader).getRecords();
    }
  }
}
