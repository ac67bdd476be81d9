package org.mcsguideline.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flat table.
 *
 * @param name linkId of the repeating item whose repetitions are its rows; {@link #RESPONSES} for
 *     the one with a row for each response
 * @param parent the table in whose rows the repetitions stand; null for that of responses
 */
record Table(String name, @Nullable Table parent, List<Column> columns) {

  /** Name of the table with a row for each response. */
  static final String RESPONSES = "responses";

  static final String RESPONSE = "response";
  static final String PATIENT = "patient";
  static final String STATUS = "status";
  static final String CURRENT = "questionnaire:current";
  static final String AUTHORED = "authored:days";
  static final String INDEX_KNOWN = "index:known";
  static final String UNREAD = "answers:unread";
  private static final String ROW = ":row";

  Table {
    columns = List.copyOf(columns);
  }

  /** Names of the columns that stand before those of the questions. */
  List<String> keys() {
    if (parent == null) {
      return List.of(RESPONSE, PATIENT, STATUS, CURRENT, AUTHORED, INDEX_KNOWN, UNREAD);
    }
    List<String> keys = new ArrayList<>(List.of(RESPONSE, PATIENT));
    keys.addAll(rowNumbers());
    return keys;
  }

  private List<String> rowNumbers() {
    List<String> numbers = new ArrayList<>();
    for (Table table = this; table.parent() != null; table = parentOf(table)) {
      numbers.add(0, table.name() + ROW);
    }
    return numbers;
  }

  private static Table parentOf(Table table) {
    Table parent = table.parent();
    return parent == null ? table : parent;
  }

  /** The first line. */
  List<String> headers(boolean withFreeText) {
    List<String> headers = new ArrayList<>(keys());
    columns.forEach(column -> headers.addAll(column.headers(withFreeText)));
    return headers;
  }
}
