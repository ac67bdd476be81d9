package org.mcsguideline.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a ratio of two medians shall not exceed.
 *
 * @param text what it is about
 * @param limit the most that meets it; compared as it is printed
 * @param over what is measured
 * @param under what it is compared with; null for a figure that is a ratio, or a count, already
 */
record Goal(String text, double limit, Figure over, @Nullable Figure under) {

  private static final int DIGITS = 3;

  /** A figure by the names it was measured under. */
  record Figure(String variant, Map<String, String> conditions, String name) {

    OptionalDouble median(List<Results> all) {
      return Results.median(all, variant, conditions, name);
    }
  }

  /** The ratio; none when one of the two was not measured. */
  OptionalDouble value(List<Results> all) {
    OptionalDouble first = over.median(all);
    OptionalDouble second = under == null ? OptionalDouble.of(1) : under.median(all);
    return first.isPresent() && second.isPresent()
        ? OptionalDouble.of(first.getAsDouble() / second.getAsDouble())
        : OptionalDouble.empty();
  }

  /** A row of a table: the goal, its limit, the value, whether it is met. */
  String row(List<Results> all) {
    OptionalDouble value = value(all);
    if (value.isEmpty()) {
      return "| %s | %s | – | not measured |".formatted(text, number(limit));
    }
    String met = rounded(value.getAsDouble()) <= rounded(limit) ? "met" : "**not met**";
    return "| %s | %s | %s | %s |".formatted(text, number(limit), number(value.getAsDouble()), met);
  }

  private static double rounded(double value) {
    return new BigDecimal(number(value)).doubleValue();
  }

  /** With three digits that count. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    return BigDecimal.valueOf(value)
        .setScale(Math.max(0, DIGITS - before), RoundingMode.HALF_UP)
        .toPlainString()
        .toLowerCase(Locale.ROOT);
  }
}
