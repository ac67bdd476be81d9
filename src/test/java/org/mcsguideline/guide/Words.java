package org.mcsguideline.guide;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How pages call what the data name by a key, such as a code in capital letters: the rows of {@code
 * ig/pages/words.csv}.
 */
public final class Words {

  private final Map<String, String> words = new HashMap<>();

  private Words() {}

  /**
   * The words of a project.
   *
   * @throws GuideFaulty when the table is missing, or a key stands in it twice
   */
  public static Words of(GuideSources sources) {
    Words read = new Words();
    for (Map<String, String> row : sources.rows("ig/pages/words.csv")) {
      String key = row.getOrDefault("key", "");
      if (read.words.put(key, row.getOrDefault("words", "")) != null) {
        throw new GuideFaulty("words.csv has two rows for " + key + ".");
      }
    }
    return read;
  }

  /**
   * The words for a key.
   *
   * @param kind what the key is, such as {@code outcome}; written before it with a point
   * @throws GuideFaulty when there are none
   */
  public String of(String kind, String key) {
    String found = words.get(kind + "." + key);
    if (found == null) {
      throw new GuideFaulty("Add a row for " + kind + "." + key + " to ig/pages/words.csv.");
    }
    return found;
  }

  /** A name in title case as a part of a sentence: only its first word keeps its capital. */
  public static String sentence(String name) {
    String[] parts = name.split(" ", -1);
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].matches("[A-Z][a-z]*")) {
        parts[i] = parts[i].toLowerCase(Locale.ROOT);
      }
    }
    return String.join(" ", parts);
  }
}
