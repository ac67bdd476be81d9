package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;
import static org.mcsguideline.vignettes.Chart.quantity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Haemoglobin and creatinine while a device is in place, each with an earlier value to compare
 * with.
 */
final class LaboratoryFacts {

  private static final BigDecimal EARLIER_HAEMOGLOBIN = new BigDecimal("11.0");
  private static final Duration BETWEEN_HAEMOGLOBINS = Duration.ofHours(10);
  private static final BigDecimal BASELINE_CREATININE = new BigDecimal("0.8");
  private static final Duration SINCE_BASELINE = Duration.ofHours(20);

  private LaboratoryFacts() {}

  static void addTo(Chart chart) {
    Facts facts = chart.facts();
    facts
        .recordedNumber("hb_last_h")
        .ifPresent(hours -> addHaemoglobins(chart, chart.times().hoursBefore(hours)));
    facts
        .recordedNumber("creat_last_h")
        .ifPresent(hours -> addCreatinines(chart, chart.times().hoursBefore(hours)));
  }

  private static void addHaemoglobins(Chart chart, Instant latest) {
    BigDecimal drop = chart.facts().happenedNumber("hb_drop_24h").orElseThrow();
    addHaemoglobin(chart, "haemoglobin", EARLIER_HAEMOGLOBIN.subtract(drop), latest);
    // Without the earlier value nobody can tell how far it fell.
    if (chart.facts().isRecorded("hb_drop_24h")) {
      addHaemoglobin(
          chart, "haemoglobin-earlier", EARLIER_HAEMOGLOBIN, latest.minus(BETWEEN_HAEMOGLOBINS));
    }
  }

  private static void addHaemoglobin(
      Chart chart, String shortName, BigDecimal value, Instant time) {
    chart
        .addObservation(shortName, Codes.HAEMOGLOBIN)
        .setValue(quantity(value, "g/dL", "g/dL"))
        .setEffective(at(time));
  }

  private static void addCreatinines(Chart chart, Instant latest) {
    BigDecimal value =
        switch (chart.facts().happened("aki_stage")) {
          case "0" -> BASELINE_CREATININE;
          case "1" -> new BigDecimal("1.3");
          case "2" -> new BigDecimal("1.8");
          case "3" -> new BigDecimal("2.6");
          default -> throw new IllegalStateException("A creatinine needs its aki_stage");
        };
    addCreatinine(chart, "creatinine", value, latest);
    // Without the baseline nobody can tell a stage.
    if (chart.facts().isRecorded("aki_stage")) {
      addCreatinine(
          chart, "creatinine-baseline", BASELINE_CREATININE, latest.minus(SINCE_BASELINE));
    }
  }

  private static void addCreatinine(Chart chart, String shortName, BigDecimal value, Instant time) {
    chart
        .addObservation(shortName, Codes.CREATININE)
        .setValue(quantity(value, "mg/dL", "mg/dL"))
        .setEffective(at(time));
  }
}
