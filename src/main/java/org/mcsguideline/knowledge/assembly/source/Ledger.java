package org.mcsguideline.knowledge.assembly.source;

import java.util.List;
import java.util.Set;

/**
 * What became of every sentence of the source.
 *
 * @param helpers defines that serve others and say nothing of the source by themselves
 * @param discrepancies ids of the known contradictions of the source
 * @param evidence keys of all rows of the source's data
 */
public record Ledger(
    List<Row> rows, List<Helper> helpers, Set<String> discrepancies, Set<String> evidence) {

  public Ledger {
    rows = List.copyOf(rows);
    helpers = List.copyOf(helpers);
    discrepancies = Set.copyOf(discrepancies);
    evidence = Set.copyOf(evidence);
  }

  /**
   * One sentence.
   *
   * @param where defines and parameters as {@code Library."Name"}, resources as {@code Type/id}
   * @param evidence keys of the rows of the source's data that it rests on or tells
   */
  public record Row(
      String id,
      String source,
      String statement,
      String status,
      List<String> where,
      List<String> discrepancies,
      List<String> evidence,
      String reason,
      Place place) {

    public Row {
      where = List.copyOf(where);
      discrepancies = List.copyOf(discrepancies);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Defines by library and name.
   *
   * @param define a name, or the end of one behind an asterisk
   */
  public record Helper(String library, String define, Place place) {

    /** Whether it speaks of this define. */
    public boolean covers(String otherLibrary, String otherDefine) {
      boolean named =
          define.startsWith("*")
              ? otherDefine.endsWith(define.substring(1))
              : otherDefine.equals(define);
      return named && (library.equals("*") || library.equals(otherLibrary));
    }
  }
}
