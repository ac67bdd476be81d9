package org.mcsguideline.evidence;

import java.util.List;

/**
 * A page of the evidence.
 *
 * @param legend what the marks of its plots mean; empty when it has none
 */
public record ShownPage(
    Name name,
    List<EvidenceKeys.Piece> lead,
    String legend,
    List<EvidencePlots.Plot> plots,
    List<ShownTable> tables) {

  public ShownPage {
    lead = List.copyOf(lead);
    plots = List.copyOf(plots);
    tables = List.copyOf(tables);
  }

  /**
   * How a page is called.
   *
   * @param key as addresses name it
   * @param brief for a link
   */
  public record Name(String key, String title, String brief) {}
}
