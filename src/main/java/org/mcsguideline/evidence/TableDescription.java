package org.mcsguideline.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.evidence.ShownTable.Cell;
import org.mcsguideline.evidence.ShownTable.Column;
import org.mcsguideline.evidence.ShownTable.Filter;

/**
 * How words describe one table of a page.
 *
 * @param name of the table on its page
 * @param rows all that there are
 */
record TableDescription(
    String name, PageWords words, List<Map<String, String>> rows, EvidenceKeys keys) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final String AS_NUMBER = "#";

  /**
   * The rows of a choice.
   *
   * @throws ChoiceUnknown when there is no such column to sort or to choose by
   */
  ShownTable shown(TableChoice choice) {
    List<Column> columns = words.each(name + ".columns").stream().map(this::column).toList();
    List<ShownTable.Row> shown =
        chosen(choice).stream()
            .map(
                row ->
                    new ShownTable.Row(
                        EvidenceTables.key(row),
                        columns.stream().map(column -> cell(column, row)).toList()))
            .toList();
    return new ShownTable(heading(), columns, filters(columns), shown, rows.size());
  }

  private ShownTable.Heading heading() {
    return new ShownTable.Heading(
        name,
        words.say(name + ".table"),
        words.find(name + ".title").orElse(""),
        keys.pieces(words.find(name + ".lead").orElse("")),
        words.find(name + ".layout").filter("cards"::equals).isPresent());
  }

  private Column column(String column) {
    return new Column(
        column,
        words.say(key(column, "heading")),
        words.find(key(column, "kind")).orElse("text"),
        words.find(key(column, "sort")).isPresent());
  }

  private Cell cell(Column column, Map<String, String> row) {
    String text = key(column.name(), "text");
    if (words.saysNothing(text, row)) {
      return new Cell(
          column, keys.pieces(words.find(key(column.name(), "absent")).orElse("")), true);
    }
    String said = words.say(text, row);
    List<EvidenceKeys.Piece> pieces =
        column.kind().equals("key")
            ? List.of(new EvidenceKeys.Piece(said, keys.place(said)))
            : keys.pieces(said);
    return new Cell(column, pieces, false);
  }

  private List<Filter> filters(List<Column> columns) {
    List<Filter> filters = new ArrayList<>();
    for (Column column : columns) {
      words
          .find(key(column.name(), "filter"))
          .ifPresent(by -> filters.add(new Filter(column.name(), column.heading(), values(by))));
    }
    return filters;
  }

  private List<String> values(String by) {
    return rows.stream()
        .map(row -> value(by, row))
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  private List<Map<String, String>> chosen(TableChoice choice) {
    String sought = choice.search().strip().toLowerCase(Locale.ROOT);
    List<Map<String, String>> chosen =
        new ArrayList<>(
            rows.stream()
                .filter(
                    row ->
                        row.values().stream()
                            .anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(sought)))
                .toList());
    choice
        .filters()
        .forEach(
            (column, value) -> {
              String by = by(column, "filter");
              boolean unused = chosen.removeIf(row -> !value(by, row).equals(value));
            });
    if (!choice.sort().isEmpty()) {
      chosen.sort(order(by(choice.sort(), "sort"), choice.descending()));
    }
    return chosen;
  }

  /** What a table does not say stands last, whichever way it is sorted. */
  private Comparator<Map<String, String>> order(String by, boolean descending) {
    return by.startsWith(AS_NUMBER)
        ? Comparator.comparing(
            row -> number(value(by.substring(AS_NUMBER.length()), row)), last(descending))
        : Comparator.comparing(
            row ->
                Optional.of(value(by, row).toLowerCase(Locale.ROOT))
                    .filter(text -> !text.isEmpty()),
            last(descending));
  }

  private static <T extends Comparable<T>> Comparator<Optional<T>> last(boolean descending) {
    Comparator<T> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(found -> found.orElse(null), Comparator.nullsLast(order));
  }

  private static Optional<Double> number(String cell) {
    Matcher number = NUMBER.matcher(cell);
    return number.find() ? Optional.of(Double.valueOf(number.group())) : Optional.empty();
  }

  private String by(String column, String what) {
    return words.find(key(column, what)).orElseThrow(ChoiceUnknown::new);
  }

  private String value(String column, Map<String, String> row) {
    String value = row.get(column);
    if (value == null) {
      throw new EvidenceFaulty(words.file() + ": " + name + " has no column " + column + ".");
    }
    return value;
  }

  private String key(String column, String what) {
    return name + "." + column + "." + what;
  }
}
