package org.mcsguideline.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs.
 *
 * @param where type, id and place in it, or library and name
 * @param before null when it is new
 * @param after null when it is gone
 * @param reaches defines that use it, directly or through others, as {@code Library."Name"}
 */
public record Change(
    Kind kind,
    String where,
    @Nullable String before,
    @Nullable String after,
    List<String> reaches) {

  public Change {
    reaches = List.copyOf(reaches);
  }

  /** What sort of thing it is; in the order in which a reader wants to see them. */
  public enum Kind {
    /** Words that a reader sees. */
    SENTENCE("Sentences"),
    /** A number or choice that a rule compares with: a default, or what the site profile sets. */
    THRESHOLD("Thresholds"),
    /** What decides. */
    LOGIC("Logic"),
    /** What is looked for in records. */
    CODE("Codes"),
    /** What the guideline rests on, and what became of its source. */
    EVIDENCE("Evidence"),
    /** None of these. */
    OTHER("Other");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** Heading for a person. */
    public String title() {
      return title;
    }
  }
}
