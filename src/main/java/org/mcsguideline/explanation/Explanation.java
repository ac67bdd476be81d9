package org.mcsguideline.explanation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.Threshold;

/**
 * How a decision came about. Whatever is named by a key stands in the map of its kind.
 *
 * @param decision id of the kept decision
 * @param service address with version
 * @param time of the decision, as FHIR writes it
 * @param knowledgeVersion of the guideline that decided
 * @param current false when the guideline or the local choices have changed since, so that rules
 *     and thresholds shown are not those that decided
 * @param valuesKept false when nothing but states was kept
 * @param defines by key
 * @param thresholds by key
 * @param legends what the author says of the labels of thresholds, by library
 * @param ledger by id
 * @param evidence by key
 * @param data resources of the record by reference
 */
public record Explanation(
    String decision,
    String service,
    String time,
    String knowledgeVersion,
    boolean current,
    boolean valuesKept,
    List<Recommended> recommendations,
    Map<String, Criterion> defines,
    Map<String, Threshold> thresholds,
    Map<String, String> legends,
    Map<String, LedgerRow> ledger,
    Map<String, EvidencePiece> evidence,
    Map<String, Datum> data) {

  public Explanation {
    recommendations = List.copyOf(recommendations);
  }

  /**
   * One recommendation.
   *
   * @param plan address with version
   * @param sentences of the source, by the ids of their ledger rows
   * @param outcome the guideline's own word; null when it has none
   * @param applicable true, false or unknown
   * @param withheld true, false or unknown
   * @param header what the author says of the logic as a whole
   * @param missing names of what was missed
   * @param cards uuids of its cards, shown or not
   * @param conditions keys of the defines that made its cards apply
   * @param criteria keys of the defines it asks of, in its own order
   */
  public record Recommended(
      String plan,
      String title,
      @Nullable String strength,
      @Nullable String certainty,
      @Nullable String statusNote,
      List<String> sentences,
      @Nullable String outcome,
      String applicable,
      String withheld,
      String header,
      List<String> missing,
      List<String> cards,
      List<String> conditions,
      List<String> criteria) {}

  /**
   * A define with what it gave.
   *
   * @param kind criterion, fact or wording
   * @param state true, false, unknown, conflict, known or, of an empty list, none; "not asked" when
   *     it was not needed
   * @param word the guideline's own word for its state; null when it has none
   * @param values plain texts
   * @param items things that it lists, element by element
   * @param rule what the author wrote above it; empty when nothing
   * @param cql its text
   * @param uses keys of the defines that it asks for
   * @param thresholds keys
   * @param ledger ids of the rows that name it, or else what asks for it
   * @param ledgerOfUser whether these rows name what asks for it
   * @param cites keys of evidence that its texts name
   * @param data references to what was read, of many only the newest
   * @param dataInAll how many these are
   */
  public record Criterion(
      String key,
      String name,
      String kind,
      String state,
      @Nullable String word,
      List<String> values,
      List<Map<String, String>> items,
      String rule,
      String cql,
      List<String> uses,
      List<String> thresholds,
      List<String> ledger,
      boolean ledgerOfUser,
      List<String> cites,
      List<String> data,
      int dataInAll) {}

  /**
   * A resource of the record in a line.
   *
   * @param minutesBefore age at the time of the decision; null when that cannot be told
   */
  public record Datum(
      String reference,
      String what,
      String value,
      String unit,
      String time,
      @Nullable Long minutesBefore) {}
}
