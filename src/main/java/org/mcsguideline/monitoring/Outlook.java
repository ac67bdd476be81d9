package org.mcsguideline.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan over time holds for one patient, and what the guideline finds, at one moment. All
 * texts are the guideline's.
 *
 * @param shown whether the plan has anything to do with the patient; null when that cannot be told
 * @param words the plan in a sentence; why there is nothing, when there is nothing
 * @param notes what a reader has to know
 * @param items null when it cannot be told what is planned
 */
public record Outlook(
    @Nullable Boolean shown,
    String words,
    List<String> notes,
    Observed observed,
    @Nullable List<Item> items) {

  public Outlook {
    notes = List.copyOf(notes);
    items = items == null ? null : List.copyOf(items);
  }

  /**
   * What is on record.
   *
   * @param stale why the data are too old to say anything of now; null when they are not
   * @param missing what is not on record
   */
  public record Observed(
      @Nullable String stale, List<String> missing, List<Course> courses, List<Finding> findings) {

    public Observed {
      missing = List.copyOf(missing);
      courses = List.copyOf(courses);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Something that goes on with the patient, or did until lately.
   *
   * @param since null when nobody knows
   * @param ended null when it goes on or nobody knows
   */
  public record Course(
      String name, @Nullable Instant since, @Nullable Instant ended, boolean over) {}

  /**
   * What was found, by the guideline's own rules; none of the four means nothing to report.
   *
   * @param words what was found; may be empty
   * @param quiet what is said when there is nothing to report
   */
  public record Finding(String name, Signs signs, String words, String quiet, More more) {}

  /**
   * What belongs to a finding.
   *
   * @param checked when it was looked at; may be empty
   * @param offer what can be done; may be empty
   * @param source where the rule comes from
   */
  public record More(String checked, String offer, String source) {}

  /** How a finding is to be taken; several may hold. */
  public record Signs(boolean alarm, boolean watch, boolean unknown, boolean overdue) {}

  /** A check that is done again and again. */
  public record Item(String name, List<Check> checks, List<Stretch> stretches) {

    public Item {
      checks = List.copyOf(checks);
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * One check at one due time.
   *
   * @param due null when its clock is not known
   * @param latest after which it is overdue; null with {@code due}
   * @param done when it was done; null while it is not
   * @param reason why, in the guideline's words
   */
  public record Check(
      @Nullable Instant due,
      @Nullable Instant latest,
      CheckState state,
      @Nullable Instant done,
      String reason) {}

  /**
   * A stretch of a schedule with one interval.
   *
   * @param from null when its clock is not known
   * @param until null where it has no end
   */
  public record Stretch(
      String reason,
      Duration interval,
      Duration grace,
      @Nullable Instant from,
      @Nullable Instant until) {}

  /**
   * The moment of an outlook, and how far it reaches.
   *
   * @param begun due times before it are left out, but for the last one if it is still open
   * @param ahead due times after it are left out, but for the next one
   */
  public record Span(Instant begun, Instant now, Instant ahead) {}
}
