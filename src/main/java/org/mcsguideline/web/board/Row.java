package org.mcsguideline.web.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.monitoring.Outlook.Check;
import org.mcsguideline.monitoring.Outlook.Stretch;

/**
 * One check of one patient, over time.
 *
 * @param name the guideline's
 * @param standing where it stands now
 * @param words when it is due next, or since when it is overdue
 * @param due of the check that is open or next; null when its clock is not known, or there is none
 * @param picture an {@code svg} element
 * @param checks as worked out, in order
 */
public record Row(
    String name,
    Standing standing,
    String words,
    @Nullable Instant due,
    String picture,
    List<Check> checks,
    List<Stretch> stretches) {

  public Row {
    checks = List.copyOf(checks);
    stretches = List.copyOf(stretches);
  }

  /** Where a check stands, the most urgent first. */
  public enum Standing {
    OVERDUE,
    DUE,
    /** It is due, and nobody can say when. */
    UNTIMED,
    LATER,
    DROPPED;

    /** Whether somebody has to do it now. */
    public boolean isOpen() {
      return this == OVERDUE || this == DUE || this == UNTIMED;
    }

    /** As class of style sheets and end of message keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Comparator<Row> byUrgency() {
    return Comparator.comparing(Row::standing)
        .thenComparing(Row::due, Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(Row::name);
  }
}
