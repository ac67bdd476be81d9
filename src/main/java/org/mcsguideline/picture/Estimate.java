package org.mcsguideline.picture;

import org.jspecify.annotations.Nullable;

/**
 * A row of a forest plot.
 *
 * @param id key of the row of the data, unlike any other of the plot
 * @param label what was compared
 * @param words the figures as text, or why there are none
 * @param value null when there is none
 * @param interval null when there is none
 * @param doubted whether the row says that sources disagree; drawn hollow
 */
public record Estimate(
    String id,
    String label,
    String words,
    @Nullable Double value,
    @Nullable Interval interval,
    boolean doubted) {

  public Estimate {
    if (value != null && !(value > 0)) {
      throw new IllegalArgumentException(id + ": a ratio is above zero.");
    }
    if (value == null && interval != null) {
      throw new IllegalArgumentException(id + ": an interval without an estimate.");
    }
  }

  /** An interval of ratios, both above zero. */
  public record Interval(double low, double high) {
    public Interval {
      if (!(low > 0) || high < low) {
        throw new IllegalArgumentException("An interval goes from a ratio above zero upwards.");
      }
    }
  }
}
