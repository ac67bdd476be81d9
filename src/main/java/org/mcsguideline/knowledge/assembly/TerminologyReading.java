package org.mcsguideline.knowledge.assembly;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mcsguideline.knowledge.assembly.source.CodeList;

/** Reads the lists of verified codes and the list of forbidden words. */
final class TerminologyReading {

  private TerminologyReading() {}

  static CodeList codes(Path folder) throws IOException {
    CodeList codes = new CodeList();
    for (CSVRecord row : rows(folder.resolve("codes.csv"))) {
      codes.add(
          row.get("system"),
          row.get("code"),
          new CodeList.Row(row.get("display"), "yes".equals(row.get("verified"))));
    }
    // What FHIR itself is written with; each row says why it is needed.
    for (CSVRecord row : rows(folder.resolve("structural-codes.csv"))) {
      codes.add(
          row.get("system"),
          row.get("code"),
          new CodeList.Row(row.get("display"), !row.get("note").isBlank()));
    }
    return codes;
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (Reader reader = Files.newBufferedReader(file)) {
      return format.parse(reader).getRecords();
    }
  }

  static List<String> forbiddenWords(Path folder) throws IOException {
    Path file = folder.resolve("forbidden-words.txt");
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
