package org.mcsguideline.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where ratios lie on a line: twice as much is as far from one as half as much.
 *
 * @param bound greatest ratio; the least is one divided by it
 * @param left where the least ratio lies
 * @param right where the greatest one lies
 */
record LogScale(double bound, double left, double right) {

  private static final int[] STEPS = {1, 2, 5};

  LogScale {
    if (!(bound > 1)) {
      throw new IllegalArgumentException("A scale of ratios needs a bound above one.");
    }
  }

  /** A scale that reaches the farthest ratio, to the next of 2, 5, 10, 20, 50 and so on. */
  static double boundOf(Collection<Double> ratios) {
    double farthest =
        ratios.stream().mapToDouble(ratio -> Math.max(ratio, 1 / ratio)).max().orElse(1);
    return upTo(Math.max(farthest, 1.5)).stream().mapToDouble(Double::doubleValue).max().orElse(2);
  }

  /** Steps above one up to the first that is not below the farthest. */
  private static List<Double> upTo(double farthest) {
    List<Double> steps = new ArrayList<>();
    double decade = 1;
    double last = 1;
    for (int i = 1; last < farthest; i++) {
      if (i % STEPS.length == 0) {
        decade *= 10;
      }
      last = STEPS[i % STEPS.length] * decade;
      steps.add(last);
    }
    return steps;
  }

  /** Where a ratio lies; a ratio beyond an end lies at the end. */
  double at(double ratio) {
    double within = Math.max(1 / bound, Math.min(bound, ratio));
    return left + (right - left) * (Math.log(within) + Math.log(bound)) / (2 * Math.log(bound));
  }

  boolean holds(double ratio) {
    return ratio >= 1 / bound && ratio <= bound;
  }

  /** Ratios to be named, from the least to the greatest. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    ticks.add(1.0);
    for (double step : upTo(bound)) {
      ticks.add(0, 1 / step);
      ticks.add(step);
    }
    return ticks;
  }
}
