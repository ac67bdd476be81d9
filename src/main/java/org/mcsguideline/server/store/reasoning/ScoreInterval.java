package org.mcsguideline.server.store.reasoning;

import java.util.Optional;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** The interval of 95 percent that belongs to a score, as an extension of the score. */
final class ScoreInterval {

  private static final double LEVEL = 0.95;
  private static final String MEASURES = "/Measure/";

  private final String url;

  private ScoreInterval(String url) {
    this.url = url;
  }

  /** That of the guideline to which a measure belongs. */
  static ScoreInterval of(String measure) {
    int end = measure.indexOf(MEASURES);
    return new ScoreInterval(
        measure.substring(0, Math.max(end, 0)) + "/StructureDefinition/mcs-confidence-interval");
  }

  /** What a score is made of. */
  enum Kind {
    /** Some of all, by Wilson. */
    PROPORTION,
    /** Events for each unit of time, by the exact limits of a Poisson count. */
    RATE;

    /** By the code of a measure's scoring; empty for what is no quotient of counts. */
    static Optional<Kind> of(String scoring) {
      return switch (scoring) {
        case "proportion" -> Optional.of(PROPORTION);
        case "ratio" -> Optional.of(RATE);
        default -> Optional.empty();
      };
    }
  }

  /**
   * The interval of a quotient.
   *
   * @param numerator not more than the denominator
   * @param denominator more than zero
   */
  Extension of(Kind kind, int numerator, int denominator) {
    Range range =
        kind == Kind.PROPORTION ? wilson(numerator, denominator) : exact(numerator, denominator);
    return new Extension(url, range);
  }

  private static Range wilson(int numerator, int denominator) {
    ConfidenceInterval interval =
        new WilsonScoreInterval().createInterval(denominator, numerator, LEVEL);
    return range(interval.getLowerBound(), interval.getUpperBound());
  }

  private static Range exact(int events, int time) {
    double tail = (1 - LEVEL) / 2;
    double lower =
        events == 0
            ? 0
            : new ChiSquaredDistribution(2.0 * events).inverseCumulativeProbability(tail) / 2;
    double upper =
        new ChiSquaredDistribution(2.0 * (events + 1)).inverseCumulativeProbability(1 - tail) / 2;
    return range(lower / time, upper / time);
  }

  private static Range range(double lower, double upper) {
    return new Range()
        .setLow(new Quantity(Math.max(0, rounded(lower))))
        .setHigh(new Quantity(rounded(upper)));
  }

  /** More digits would say more than the counts do. */
  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
