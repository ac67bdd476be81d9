package org.mcsguideline.evidence;

import java.util.Map;

/**
 * Which rows of a table a reader wants to see, and in which order.
 *
 * @param search text that a row must have in one of its cells, whatever its case; empty for all
 * @param filters the one value that a column of the page must have, by the column's name
 * @param sort name of a column of the page; empty for the order of the file
 */
public record TableChoice(
    String search, Map<String, String> filters, String sort, boolean descending) {

  /** All rows in the order of the file. */
  public static final TableChoice ALL = new TableChoice("", Map.of(), "", false);

  public TableChoice {
    filters = Map.copyOf(filters);
  }
}
