package org.mcsguideline.knowledge.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.source.Ledger;

/** Says how much of each document became what, and shows the ledger as a table. */
final class LedgerReport {

  private static final String ALL = "all";

  private final Ledger ledger;

  LedgerReport(Ledger ledger) {
    this.ledger = ledger;
  }

  /** One line: of each document the number of statements, and number and share of each status. */
  String line() {
    return "Ledger: "
        + documents().stream()
            .map(
                document ->
                    document
                        + " "
                        + count(document)
                        + " ("
                        + shares(document, status -> status + " ").collect(Collectors.joining(", "))
                        + ")")
            .collect(Collectors.joining("; "));
  }

  /** Writes both as Markdown. */
  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# What became of every statement of the source");
    lines.add("");
    lines.add(row("document", "statements", Ledger.STATUSES));
    lines.add("|" + "---|".repeat(Ledger.STATUSES.size() + 2));
    for (String document : documents()) {
      lines.add(row(document, "" + count(document), shares(document, status -> "").toList()));
    }
    lines.add("");
    lines.add("| id | source | statement | status | where | discrepancies | evidence | reason |");
    lines.add("|" + "---|".repeat(8));
    ledger.rows().forEach(row -> lines.add(table(row)));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Path unused = Files.createDirectories(folder);
    }
    Path unused = Files.write(file, lines);
  }

  private Set<String> documents() {
    Set<String> documents =
        ledger.rows().stream()
            .map(Ledger.Row::document)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    documents.add(ALL);
    return documents;
  }

  private long count(String document) {
    return rows(document).count();
  }

  private Stream<Ledger.Row> rows(String document) {
    return ledger.rows().stream()
        .filter(row -> document.equals(ALL) || document.equals(row.document()));
  }

  private Stream<String> shares(String document, Function<String, String> before) {
    return Ledger.STATUSES.stream()
        .map(
            status -> {
              long number = rows(document).filter(row -> status.equals(row.status())).count();
              long percent = Math.round(100.0 * number / count(document));
              return before.apply(status) + number + " = " + percent + " %";
            });
  }

  private static String table(Ledger.Row row) {
    return row(
        row.id(),
        row.source(),
        List.of(
            row.statement(),
            row.status(),
            String.join("; ", row.where()),
            String.join(" ", row.discrepancies()),
            String.join(" ", row.evidence()),
            row.reason()));
  }

  private static String row(String first, String second, List<String> others) {
    return Stream.concat(Stream.of(first, second), others.stream())
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
