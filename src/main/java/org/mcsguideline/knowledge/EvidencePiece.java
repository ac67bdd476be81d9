package org.mcsguideline.knowledge;

import java.util.List;

/**
 * One thing that the guideline rests on, in the words of its resource.
 *
 * @param key as authors call it
 * @param reference type and id of its resource
 * @param kind what it is, in the words of its code; empty when nothing is said
 * @param links where it can be read
 * @param related keys of what it refers to
 */
public record EvidencePiece(
    String key,
    String reference,
    String kind,
    String title,
    List<Line> lines,
    List<String> links,
    List<String> related) {

  public EvidencePiece {
    lines = List.copyOf(lines);
    links = List.copyOf(links);
    related = List.copyOf(related);
  }

  /**
   * One statement of it.
   *
   * @param origin whose statement it is; empty when nothing is said
   */
  public record Line(String name, String value, String origin) {}
}
