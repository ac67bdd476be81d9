package org.mcsguideline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of promises. The whole form writes it into the documentation between two marks, the
 * short form into {@code target}. A test that runs replaces its own row only.
 */
final class PromiseTable {

  private static final Path DOCUMENT = Path.of("src", "docs", "reliability.md");
  private static final Path OF_THE_BUILD = Path.of("target", "faults", "table.md");

  private static final String BEGIN = "<!-- written by mvn -Pfaults verify -->";
  private static final String END = "<!-- end -->";
  private static final String HEAD =
      """
      | Promise | In words | Load | Faults | Figure | Result | Run |
      |---|---|---|---|---|---|---|
      """;

  private PromiseTable() {}

  static synchronized void write(List<String> cells) {
    String row =
        cells.stream()
            .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
            .collect(Collectors.joining(" | ", "| ", " |"));
    System.out.println(row);
    try {
      Path place = Form.whole() ? DOCUMENT : OF_THE_BUILD;
      Files.createDirectories(place.toAbsolutePath().getParent());
      String before = Files.exists(place) ? Files.readString(place) : BEGIN + "\n" + END + "\n";
      Files.writeString(place, with(before, row));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The document with the row in its place, in the order of the promises. */
  static String with(String document, String row) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("The document has no place for the table of promises.");
    }
    SortedMap<String, String> rows = new TreeMap<>();
    Stream.concat(document.substring(begin + BEGIN.length(), end).lines(), Stream.of(row))
        .filter(line -> line.startsWith("| R"))
        .forEach(line -> rows.put(name(line), line));
    return String.format(
        Locale.ROOT,
        "%s%n%n%s%s%n%n%s",
        document.substring(0, begin) + BEGIN,
        HEAD,
        String.join("\n", rows.values()),
        document.substring(end));
  }

  private static String name(String row) {
    return row.substring(2, row.indexOf(" | "));
  }
}
