package org.mcsguideline.knowledge;

import java.util.List;

/**
 * What became of one statement of the source.
 *
 * @param reference type and id of its resource
 * @param where defines as {@code Library."Name"}, resources as {@code Type/id}
 * @param discrepancies keys of evidence
 * @param evidence keys of evidence
 */
public record LedgerRow(
    String id,
    String reference,
    String source,
    String statement,
    String status,
    List<String> where,
    List<String> discrepancies,
    List<String> evidence,
    String reason) {

  public LedgerRow {
    where = List.copyOf(where);
    discrepancies = List.copyOf(discrepancies);
    evidence = List.copyOf(evidence);
  }
}
