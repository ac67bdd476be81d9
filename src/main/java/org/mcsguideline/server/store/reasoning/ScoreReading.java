package org.mcsguideline.server.store.reasoning;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.Measure.MeasureGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupPopulationComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupStratifierComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupPopulationComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.mcsguideline.server.store.reasoning.ScoreInterval.Kind;
import org.opencds.cqf.fhir.cr.measure.constant.MeasureConstants;

/**
 * Scores as FHIR means them: numerator of denominator, with an interval. Clinical reasoning gives
 * one minus the score where less is better, for the group and not for its strata.
 */
final class ScoreReading {

  private static final String DENOMINATOR = "denominator";
  private static final String NUMERATOR = "numerator";

  private final Measure measure;
  private final ScoreInterval interval;

  private ScoreReading(Measure measure, ScoreInterval interval) {
    this.measure = measure;
    this.interval = interval;
  }

  static ScoreReading of(Measure measure) {
    return new ScoreReading(measure, ScoreInterval.of(measure.getUrl()));
  }

  /** The same report, with its scores put right. */
  MeasureReport read(MeasureReport report) {
    for (MeasureReportGroupComponent group : report.getGroup()) {
      measure.getGroup().stream()
          .filter(defined -> Objects.equals(defined.getId(), group.getId()))
          .findFirst()
          .map(this::scoring)
          .flatMap(Kind::of)
          .ifPresent(kind -> read(group, kind));
    }
    return report;
  }

  /** That of the group; without one of its own, that of the measure. */
  private String scoring(MeasureGroupComponent group) {
    Extension own = group.getExtensionByUrl(MeasureConstants.CQFM_SCORING_EXT_URL);
    CodeableConcept scoring =
        own != null && own.getValue() instanceof CodeableConcept stated
            ? stated
            : measure.getScoring();
    return String.valueOf(scoring.getCodingFirstRep().getCode());
  }

  private void read(MeasureReportGroupComponent group, Kind kind) {
    score(
        group.getMeasureScore(),
        kind,
        count(
            group.getPopulation(),
            MeasureReportGroupPopulationComponent::getCode,
            p -> p.getCount(),
            NUMERATOR),
        count(
            group.getPopulation(),
            MeasureReportGroupPopulationComponent::getCode,
            p -> p.getCount(),
            DENOMINATOR));
    for (MeasureReportGroupStratifierComponent stratifier : group.getStratifier()) {
      for (StratifierGroupComponent stratum : stratifier.getStratum()) {
        score(
            stratum.getMeasureScore(),
            kind,
            count(
                stratum.getPopulation(),
                StratifierGroupPopulationComponent::getCode,
                p -> p.getCount(),
                NUMERATOR),
            count(
                stratum.getPopulation(),
                StratifierGroupPopulationComponent::getCode,
                p -> p.getCount(),
                DENOMINATOR));
      }
    }
  }

  private static <P> int count(
      List<P> populations,
      Function<P, CodeableConcept> code,
      ToIntFunction<P> count,
      String wanted) {
    return populations.stream()
        .filter(population -> wanted.equals(code.apply(population).getCodingFirstRep().getCode()))
        .mapToInt(count)
        .sum();
  }

  private void score(Quantity score, Kind kind, int numerator, int denominator) {
    if (denominator > 0) {
      Quantity unused = score.setValue((double) numerator / denominator);
      score.addExtension(interval.of(kind, numerator, denominator));
    }
  }
}
