package org.mcsguideline.bench;

import java.util.Arrays;
import java.util.Collection;

/** The middle of what was measured, and how far it reached to both sides; in whatever unit. */
public record Spread(double median, double least, double most) {

  /** One value that was measured once. */
  public static Spread of(double once) {
    return new Spread(once, once, once);
  }

  /**
   * Of several.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** A share of them, such as 0.99, by the value that it does not exceed. */
  static double share(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
