package org.mcsguideline.evidence;

import java.util.List;

/**
 * A row as its table has it, with all that names it.
 *
 * @param name what it is, with its key
 * @param values of its columns but the key, those that say something
 * @param contradictions rows of discrepancies that it names or that name it
 * @param citing other rows that name it
 */
public record RowAccount(
    Named name, List<Value> values, List<Named> contradictions, List<Named> citing) {

  public RowAccount {
    values = List.copyOf(values);
    contradictions = List.copyOf(contradictions);
    citing = List.copyOf(citing);
  }

  /** A row by the table that has it, its key and what it is called. */
  public record Named(String table, String key, String text) {}

  /**
   * A cell.
   *
   * @param origin whose statement it is, in the word of the mapping; empty when nothing is said
   */
  public record Value(String column, String origin, List<EvidenceKeys.Piece> text) {
    public Value {
      text = List.copyOf(text);
    }
  }
}
