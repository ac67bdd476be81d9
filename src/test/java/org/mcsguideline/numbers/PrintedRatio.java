package org.mcsguideline.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A ratio as it is printed.
 *
 * @param row that it stands in
 * @param text the cell that holds it
 */
record PrintedRatio(
    EvidenceTable.Row row, String text, Printed value, Optional<Interval> interval) {

  /** The limits, and P where it is printed. */
  record Interval(Printed low, Printed high, Optional<Printed> p) {}

  /** From one to another number. */
  record Range(double low, double high) {

    boolean meets(Printed printed, double tolerance) {
      return low - tolerance <= printed.high() && printed.low() <= high + tolerance;
    }
  }

  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\b(?:OR|RR|HR)(?: (?:for|of) \\w+)? (\\d+\\.\\d+)"
              + "(?:,? \\(?(\\d+\\.\\d+)-(\\d+\\.\\d+)\\)?)?(?:, P (0\\.\\d+))?");
  private static final Pattern LIMITS = Pattern.compile("(\\d+\\.\\d+)-(\\d+\\.\\d+)");
  private static final Pattern P = Pattern.compile("0\\.\\d+");

  /** Every ratio of every table. */
  static List<PrintedRatio> all() {
    List<PrintedRatio> ratios = new ArrayList<>();
    for (EvidenceTable table : EvidenceTable.all()) {
      for (EvidenceTable.Row row : table.rows()) {
        for (String column : table.columns()) {
          String text = row.text(column);
          WRITTEN.matcher(text).results().forEach(found -> ratios.add(of(row, text, found)));
        }
        if (!row.text("or_seed").isEmpty()) {
          ratios.add(pooled(row));
        }
      }
    }
    return ratios;
  }

  private static PrintedRatio of(EvidenceTable.Row row, String text, MatchResult found) {
    Printed value = new Printed(found.group(1));
    if (found.group(2) != null) {
      return new PrintedRatio(
          row,
          text,
          value,
          Optional.of(interval(found.group(2), found.group(3), Objects.toString(found.group(4)))));
    }
    // A narrative fact has its limits and P in columns of their own.
    return new PrintedRatio(
        row,
        text,
        value,
        LIMITS
            .matcher(row.text("ci_or_detail"))
            .results()
            .findFirst()
            .filter(limits -> text.equals(row.text("value")))
            .map(limits -> interval(limits.group(1), limits.group(2), row.text("p"))));
  }

  private static PrintedRatio pooled(EvidenceTable.Row row) {
    return new PrintedRatio(
        row,
        row.text("or_seed"),
        new Printed(row.text("or_seed")),
        Optional.of(
            interval(row.text("or_ci_low_seed"), row.text("or_ci_high_seed"), row.text("p_seed"))));
  }

  private static Interval interval(String low, String high, String p) {
    return new Interval(
        new Printed(low),
        new Printed(high),
        P.matcher(p).results().findFirst().map(found -> new Printed(found.group())));
  }

  /** Where the middle of the limits lies, for all limits that are printed so. */
  Range middle(Interval limits) {
    return new Range(
        Math.sqrt(limits.low().low() * limits.high().low()),
        Math.sqrt(limits.low().high() * limits.high().high()));
  }

  /** Two-sided P of the normal approximation, for all ratios and limits that are printed so. */
  Range impliedP(Interval limits) {
    double widest = Math.log(limits.high().high() / limits.low().low());
    double narrowest = Math.log(limits.high().low() / limits.low().high());
    double near = Math.min(Math.abs(Math.log(value.low())), Math.abs(Math.log(value.high())));
    double far = Math.max(Math.abs(Math.log(value.low())), Math.abs(Math.log(value.high())));
    double nearest = value.low() <= 1 && value.high() >= 1 ? 0 : near;
    return new Range(twoSided(far / narrowest), twoSided(nearest / widest));
  }

  /** P from a logarithm in widths of its interval. */
  static double twoSided(double widths) {
    return 2
        * new NormalDistribution().cumulativeProbability(-2 * TwoArms.STANDARD_ERRORS * widths);
  }

  @Override
  public String toString() {
    return row.key() + ": " + text;
  }
}
