package org.mcsguideline.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was kept.
 *
 * @param service address with version
 * @param time as FHIR writes it
 * @param basis versions and fingerprints by name
 * @param defines what was kept of each define, by key; empty when nothing was
 * @param read what of the record was read, by reference; empty when values are not kept
 */
public record KeptDecision(
    String id,
    String service,
    String time,
    Map<String, String> basis,
    List<KeptPlan> plans,
    Map<String, KeptState> defines,
    Map<String, Map<String, String>> read) {

  public KeptDecision {
    basis = Map.copyOf(basis);
    plans = List.copyOf(plans);
    defines = Map.copyOf(defines);
    read = Map.copyOf(read);
  }

  /**
   * What was decided for one recommendation.
   *
   * @param plan address with version
   * @param outcome the guideline's own word; null when it has none
   * @param applicable true, false or unknown
   * @param withheld true, false or unknown
   */
  public record KeptPlan(
      String plan,
      @Nullable String outcome,
      String applicable,
      String withheld,
      List<String> missing,
      List<KeptCard> cards) {

    public KeptPlan {
      missing = List.copyOf(missing);
      cards = List.copyOf(cards);
    }
  }

  /** A card by its uuid, the action it came from, and whether the user has seen it. */
  public record KeptCard(String uuid, String action, String showing) {}

  /**
   * What a define gave.
   *
   * @param state true, false, unknown, known, none, or a word of the guideline
   * @param values plain texts
   * @param items things that it lists, element by element
   * @param read references, of many only the newest
   * @param readInAll how many these are
   */
  public record KeptState(
      String state,
      List<String> values,
      List<Map<String, String>> items,
      List<String> read,
      int readInAll) {

    public KeptState {
      values = List.copyOf(values);
      items = List.copyOf(items);
      read = List.copyOf(read);
    }
  }
}
