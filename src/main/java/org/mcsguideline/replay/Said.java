package org.mcsguideline.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service said of one recommendation at one look; nothing of it is a value of the record.
 *
 * @param plan address with version
 * @param outcome the guideline's own word; null when it has none
 * @param missing names of what was missed
 */
public record Said(
    String service,
    String plan,
    @Nullable String outcome,
    List<String> missing,
    List<SaidCard> cards) {

  public Said {
    missing = List.copyOf(missing);
    cards = List.copyOf(cards);
  }

  /** Which recommendation of which service it is about. */
  String place() {
    return service + " " + plan;
  }

  /**
   * A card that would have been shown.
   *
   * @param action id of the plan's action
   * @param indicator as CDS Hooks names it
   * @param about fingerprint of what it is about
   */
  public record SaidCard(String action, String indicator, String about) {}
}
