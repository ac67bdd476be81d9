package org.mcsguideline.knowledge;

import java.util.List;

/**
 * A number or choice that decides, as it is at this site.
 *
 * @param key library and name
 * @param value in words, with its unit; empty when it is not set
 * @param local whether a site may choose it
 * @param chosen whether this site has chosen it
 * @param label where the number comes from, in the author's signs; empty when nothing is said
 * @param note all that the author says of it
 * @param cites what the note names by its key
 */
public record Threshold(
    String key,
    String value,
    boolean local,
    boolean chosen,
    String label,
    String note,
    List<String> cites) {

  public Threshold {
    cites = List.copyOf(cites);
  }

  /** The library that holds it. */
  public String library() {
    return key.substring(0, Math.max(0, key.indexOf('.')));
  }

  /** Its name within its library. */
  public String name() {
    return key.substring(key.indexOf('.') + 1);
  }

  /** The same with what the site has chosen. */
  Threshold chosen(String other) {
    return new Threshold(key, other, local, true, label, note, cites);
  }
}
