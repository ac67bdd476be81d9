package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;

/** Glasgow Coma Scale at hospital arrival, and whether drugs hid it. */
final class NeurologyFacts {

  private NeurologyFacts() {}

  static void addTo(Chart chart, String setting) {
    Optional<Instant> time =
        chart.facts().isRecorded("gcs_min_after_arrival")
            ? Optional.of(examined(chart, setting))
            : Optional.empty();
    addComponent(chart, "gcs.eye", "gcs-eye", Codes.GCS_EYE, time);
    addComponent(chart, "gcs.verbal", "gcs-verbal", Codes.GCS_VERBAL, time);
    addComponent(chart, "gcs.motor", "gcs-motor", Codes.GCS_MOTOR, time);
    if (chart.facts().isRecorded("sedated")) {
      boolean sedated = chart.facts().recorded("sedated").equals("yes");
      Observation observation =
          chart.addObservation("sedated", Codes.SEDATED).setValue(new BooleanType(sedated));
      time.ifPresent(at -> observation.setEffective(at(at)));
    }
  }

  private static void addComponent(
      Chart chart, String fact, String shortName, Coding code, Optional<Instant> time) {
    if (!chart.facts().isRecorded(fact)) {
      return;
    }
    Observation score = chart.addObservation(shortName, code);
    time.ifPresent(at -> score.setEffective(at(at)));
    if (chart.facts().recorded(fact).equals("NT")) {
      // A component that cannot be tested has no score; a 1 would read as a finding.
      score.setDataAbsentReason(Chart.absent("not-performed", "Not Performed"));
    } else {
      score.setValue(
          new IntegerType(chart.facts().recordedNumber(fact).orElseThrow().intValueExact()));
    }
  }

  /** The first examination: after arrival, or after ROSC when the arrest was in hospital. */
  private static Instant examined(Chart chart, String setting) {
    Timeline times = chart.times();
    Instant from = setting.equals("IHCA") ? rosc(times) : times.arrival();
    Instant examined =
        from.plus(
            Timeline.minutes(chart.facts().recordedNumber("gcs_min_after_arrival").orElseThrow()));
    return examined.isAfter(times.decision()) ? from.plus(Duration.ofMinutes(1)) : examined;
  }

  private static Instant rosc(Timeline times) {
    return times
        .circulation()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "An in-hospital GCS is timed from ROSC; none is stated"));
  }
}
