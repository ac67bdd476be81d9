package org.mcsguideline.evidence;

import java.util.List;

/**
 * A table as a page shows it.
 *
 * @param filters columns by whose values rows can be chosen
 * @param rows those that were chosen, in the order that was chosen
 * @param total how many there are without a choice
 */
public record ShownTable(
    Heading heading, List<Column> columns, List<Filter> filters, List<Row> rows, int total) {

  public ShownTable {
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
    rows = List.copyOf(rows);
  }

  /** Names of the columns by whose values rows can be chosen. */
  public List<String> filterNames() {
    return filters.stream().map(Filter::column).toList();
  }

  /**
   * What stands above the rows.
   *
   * @param name unlike any other of the pages
   * @param table of the evidence that it shows
   * @param title empty when the page has the same
   * @param lead empty when there is nothing to say
   * @param cards whether each row stands by itself, because its texts are long
   */
  public record Heading(
      String name, String table, String title, List<EvidenceKeys.Piece> lead, boolean cards) {}

  /**
   * A column.
   *
   * @param kind how its cells are shown
   * @param sortable whether the rows can be sorted by it
   */
  public record Column(String name, String heading, String kind, boolean sortable) {}

  /** The values that a column has in all rows, each once. */
  public record Filter(String column, String heading, List<String> values) {
    public Filter {
      values = List.copyOf(values);
    }
  }

  /** A row with a cell for every column. */
  public record Row(String key, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** The cells that are shown in a way. */
    public List<Cell> of(String kind) {
      return cells.stream().filter(cell -> cell.column().kind().equals(kind)).toList();
    }
  }

  /**
   * A cell.
   *
   * @param pieces its text; when absent the words for that, of which there may be none
   * @param absent whether the table says nothing here
   */
  public record Cell(Column column, List<EvidenceKeys.Piece> pieces, boolean absent) {
    public Cell {
      pieces = List.copyOf(pieces);
    }

    /** Its text without links, apart at each upright line. */
    public List<String> parts() {
      StringBuilder text = new StringBuilder();
      pieces.forEach(piece -> text.append(piece.text()));
      return List.of(text.toString().split("\\|", -1));
    }
  }
}
