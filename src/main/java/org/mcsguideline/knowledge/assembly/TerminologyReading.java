package org.mcsguideline.knowledge.assembly;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mcsguideline.knowledge.assembly.source.CodeList;

/** Reads the list of verified codes and the list of forbidden words. */
final class TerminologyReading {

  private TerminologyReading() {}

  static CodeList codes(Path folder) throws IOException {
    CodeList codes = new CodeList();
    Path file = folder.resolve("codes.csv");
    if (!Files.exists(file)) {
      return codes;
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (Reader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : format.parse(reader)) {
        codes.add(
            row.get("system"),
            row.get("code"),
            new CodeList.Row(row.get("display"), "yes".equals(row.get("verified"))));
      }
    }
    return codes;
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
