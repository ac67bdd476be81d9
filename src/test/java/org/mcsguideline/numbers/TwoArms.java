package org.mcsguideline.numbers;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Two arms of a trial, or of a sum of trials, and what compares them with 95 % limits. */
record TwoArms(Counts first, Counts second) {

  /** Standard errors from the middle to a limit. */
  static final double STANDARD_ERRORS =
      new NormalDistribution().inverseCumulativeProbability(0.975);

  /** A value with its limits. */
  record Estimate(double value, double low, double high) {}

  /** Woolf's limits; no cell is zero. */
  Estimate oddsRatio() {
    double ratio =
        (double) first.events() * second.others() / ((double) second.events() * first.others());
    return logarithmic(
        ratio,
        1.0 / first.events()
            + 1.0 / first.others()
            + 1.0 / second.events()
            + 1.0 / second.others());
  }

  /** Log-normal limits; both arms have events. */
  Estimate riskRatio() {
    return logarithmic(
        first.share() / second.share(),
        1.0 / first.events() - 1.0 / first.total() + 1.0 / second.events() - 1.0 / second.total());
  }

  /** Wald's limits. */
  Estimate riskDifferencePerThousand() {
    double difference = first.share() - second.share();
    double wide = STANDARD_ERRORS * Math.sqrt(variance(first) + variance(second));
    return new Estimate(1000 * difference, 1000 * (difference - wide), 1000 * (difference + wide));
  }

  private static double variance(Counts arm) {
    return arm.share() * (1 - arm.share()) / arm.total();
  }

  private static Estimate logarithmic(double ratio, double variance) {
    double factor = Math.exp(STANDARD_ERRORS * Math.sqrt(variance));
    return new Estimate(ratio, ratio / factor, ratio * factor);
  }
}
