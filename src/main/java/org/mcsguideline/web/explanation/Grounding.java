package org.mcsguideline.web.explanation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mcsguideline.explanation.Explanation;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.LedgerRow;

/**
 * What something rests on.
 *
 * @param sentences of the source
 * @param discrepancies where the source or the public record disagree
 * @param evidence the rest
 */
record Grounding(
    List<LedgerRow> sentences, List<EvidencePiece> discrepancies, List<EvidencePiece> evidence) {

  /**
   * Behind rows of the ledger.
   *
   * @param cites keys of evidence that are named beside the rows
   */
  static Grounding of(Collection<String> rowIds, List<String> cites, Explanation explanation) {
    List<LedgerRow> rows =
        rowIds.stream().map(explanation.ledger()::get).filter(Objects::nonNull).toList();
    Set<String> disagreeing = new LinkedHashSet<>();
    rows.forEach(row -> disagreeing.addAll(row.discrepancies()));
    Set<String> rest = new LinkedHashSet<>();
    rows.forEach(row -> rest.addAll(row.evidence()));
    rest.addAll(cites);
    rest.removeAll(disagreeing);
    return new Grounding(rows, pieces(disagreeing, explanation), pieces(rest, explanation));
  }

  /** Those of the keys that the explanation has. */
  static List<EvidencePiece> pieces(Collection<String> keys, Explanation explanation) {
    return keys.stream().map(explanation.evidence()::get).filter(Objects::nonNull).toList();
  }
}
