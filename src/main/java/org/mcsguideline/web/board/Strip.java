package org.mcsguideline.web.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One patient on the board, in words.
 *
 * @param name as the record has it, or the id
 * @param urgency what stands first
 * @param courses what is in place and since when, or was removed
 * @param notices alarms first
 * @param rows one for each check, the most urgent first
 * @param plan what the guideline says of the plan; empty when that could not be worked out
 * @param first when the most urgent check is or was due, for the order; null when nothing is open
 */
public record Strip(
    String id,
    String name,
    Urgency urgency,
    List<CourseWords> courses,
    List<Notice> notices,
    List<Row> rows,
    String plan,
    @Nullable Instant first) {

  public Strip {
    courses = List.copyOf(courses);
    notices = List.copyOf(notices);
    rows = List.copyOf(rows);
  }

  /** Something that goes on: its name is the guideline's, its time is in the reader's words. */
  public record CourseWords(String name, String time) {}

  /**
   * What a reader has to see beside the checks.
   *
   * @param kind alarm, watch, unknown, stale, missing or note
   * @param name of what was found; empty for what is said of the whole record
   * @param words the guideline's; may be empty
   * @param more the guideline's too
   */
  public record Notice(String kind, String name, String words, More more) {

    /** What is said of the whole record, which needs no more. */
    Notice(String kind, String words) {
      this(kind, "", words, new More("", "", ""));
    }

    /** Whether it stands on the board of all patients. */
    public boolean isUrgent() {
      return !kind.equals("note") && !kind.equals("missing") && !kind.equals("unknown");
    }

    /** A sign of its own, beside the word. */
    public String shape() {
      return switch (kind) {
        case "alarm" -> Urgency.ALARM.shape();
        case "watch" -> Urgency.WATCH.shape();
        case "stale" -> Urgency.STALE.shape();
        case "unreadable" -> Urgency.UNREADABLE.shape();
        case "unknown", "missing" -> Urgency.UNKNOWN.shape();
        default -> Urgency.NONE.shape();
      };
    }
  }

  /**
   * What stands beside what was found; each may be empty.
   *
   * @param checked when it was looked at
   * @param offer what can be done
   * @param source of the rule
   */
  public record More(String checked, String offer, String source) {}

  /** The most urgent first; of equal ones the one that has been open for longest. */
  static Comparator<Strip> byUrgency() {
    return Comparator.comparing(Strip::urgency)
        .thenComparing(Strip::first, Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(Strip::name)
        .thenComparing(Strip::id);
  }

  /** Only what a board shows from a distance: open checks, and the next one when none is open. */
  public List<Row> pressing() {
    List<Row> open = rows.stream().filter(row -> row.standing().isOpen()).toList();
    return open.isEmpty() ? rows.stream().limit(1).toList() : open;
  }

  /** The others. */
  public List<Row> rest() {
    List<Row> pressing = pressing();
    return rows.stream().filter(row -> !pressing.contains(row)).toList();
  }
}
