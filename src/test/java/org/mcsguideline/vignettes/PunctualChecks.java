package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;
import static org.mcsguideline.vignettes.Chart.quantity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;

/**
 * Checks that no fact of a vignette is about. The specification says that only limb, neurology,
 * haemoglobin and creatinine are exercised in the vignettes and that the rest follow the same
 * pattern; so the record of a patient on a device has the rest done in time and without a finding.
 */
final class PunctualChecks {

  private static final Set<String> TEMPORARY = Set.of("IABP", "VA-ECMO", "mAFP", "TandemHeart");
  private static final int MINUTES_AGO = 20;
  private static final int HOURS_OF_URINE = 24;
  private static final Duration HOUR = Duration.ofHours(1);

  /** One millilitre for each kilogram and hour. */
  private static final BigDecimal VOLUME_AND_WEIGHT = BigDecimal.valueOf(70);

  private PunctualChecks() {}

  static void addTo(Chart chart) {
    boolean onDevice = TEMPORARY.contains(chart.facts().happened("device"));
    String removed = chart.facts().happened("removed_h");
    if (onDevice || !Set.of("not removed", "missing").contains(removed)) {
      addCheck(chart, "site-check", Codes.SITE_CHECK, Codes.SITE_NO_NEW_FINDING);
    }
    if (onDevice) {
      addCheck(chart, "device-check", Codes.DEVICE_CHECK, Codes.DEVICE_WORKS);
      addUrine(chart);
    }
  }

  private static void addCheck(Chart chart, String shortName, Coding check, Coding finding) {
    chart
        .addObservation(shortName, check)
        .setValue(Chart.concept(finding))
        .setEffective(at(chart.times().minutesBefore(MINUTES_AGO)));
  }

  private static void addUrine(Chart chart) {
    chart
        .addObservation("body-weight", Codes.BODY_WEIGHT)
        .setValue(quantity(VOLUME_AND_WEIGHT, "kg", "kg"))
        .setEffective(at(chart.times().hoursBefore("1")));
    Instant newest = chart.times().minutesBefore(MINUTES_AGO);
    for (int hour = 0; hour < HOURS_OF_URINE; hour++) {
      Instant ended = newest.minus(HOUR.multipliedBy(hour));
      chart
          .addObservation("urine-hour-%02d".formatted(hour + 1), Codes.URINE_OUTPUT)
          .setValue(quantity(VOLUME_AND_WEIGHT, "mL", "mL"))
          .setEffective(
              new Period().setStartElement(at(ended.minus(HOUR))).setEndElement(at(ended)));
    }
  }
}
