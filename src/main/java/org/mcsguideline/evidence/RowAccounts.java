package org.mcsguideline.evidence;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mcsguideline.evidence.EvidenceTables.Found;

/** Gives account of single rows. */
record RowAccounts(Evidence evidence, PageWords words) {

  RowAccount of(Found found) {
    String key = EvidenceTables.key(found.row());
    Map<String, Map<String, String>> columns = evidence.tables().columns(found.table());
    List<RowAccount.Value> values =
        found.row().entrySet().stream()
            .skip(1)
            .filter(cell -> !cell.getValue().isEmpty())
            .map(cell -> value(cell.getKey(), cell.getValue(), columns))
            .toList();
    List<RowAccount.Named> naming = evidence.naming(key).stream().map(this::name).toList();
    Stream<RowAccount.Named> named =
        evidence.keys().named(found.row(), EvidenceTables.DISCREPANCIES).stream()
            .flatMap(doubt -> evidence.tables().find(doubt).stream())
            .map(this::name);
    return new RowAccount(
        name(found),
        values,
        Stream.concat(named, naming.stream().filter(RowAccounts::doubts)).distinct().toList(),
        naming.stream().filter(row -> !doubts(row)).toList());
  }

  private RowAccount.Value value(
      String column, String text, Map<String, Map<String, String>> columns) {
    String origin = columns.getOrDefault(column, Map.of()).getOrDefault("origin", "");
    return new RowAccount.Value(column, origin, evidence.keys().pieces(text));
  }

  private static boolean doubts(RowAccount.Named row) {
    return row.table().equals(EvidenceTables.DISCREPANCIES);
  }

  private RowAccount.Named name(Found found) {
    String said = "row." + found.table();
    String text = words.find(said).map(any -> words.say(said, found.row())).orElse("");
    return new RowAccount.Named(found.table(), EvidenceTables.key(found.row()), text);
  }
}
