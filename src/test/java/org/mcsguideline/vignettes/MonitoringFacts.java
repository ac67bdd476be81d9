package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;
import static org.mcsguideline.vignettes.Chart.quantity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;

/** Checks at the bedside while a device is in place, and of the limb after it was removed. */
final class MonitoringFacts {

  private static final int NIRS_MINUTES = 20;

  private MonitoringFacts() {}

  static void addTo(Chart chart) {
    checkedAt(chart, "limb_last_min").ifPresent(time -> addLimbCheck(chart, time));
    addNirs(chart, "nirs.cannulated", "nirs-cannulated", Codes.NIRS_CANNULATED);
    addNirs(chart, "nirs.other", "nirs-other", Codes.NIRS_OTHER);
    checkedAt(chart, "neuro_last_min").ifPresent(time -> addNeuroCheck(chart, time));
    Instant hourAgo = chart.times().hoursBefore("1");
    chart.addAnswer("overt_bleed", "overt-bleeding", Codes.OVERT_BLEEDING, hourAgo);
    chart.addAnswer("transfusion", "transfusion", Codes.TRANSFUSION, hourAgo);
  }

  private static Optional<Instant> checkedAt(Chart chart, String fact) {
    return chart.facts().recordedNumber(fact).map(chart.times()::minutesBefore);
  }

  private static void addLimbCheck(Chart chart, Instant time) {
    Observation check = chart.addObservation("limb-check", Codes.LIMB_CHECK).setEffective(at(time));
    switch (chart.facts().recorded("limb_finding")) {
      case "normal" -> setFinding(check, Codes.LIMB_NO_NEW_FINDING);
      case "no doppler" -> setFinding(check, Codes.LIMB_NO_DOPPLER);
      case "missing" -> setNoFinding(check);
      default -> throw new IllegalStateException("A limb check needs its limb_finding");
    }
  }

  private static void addNirs(Chart chart, String fact, String shortName, Coding code) {
    Optional<BigDecimal> saturation = chart.facts().recordedNumber(fact);
    if (saturation.isPresent()) {
      chart
          .addObservation(shortName, code)
          .setValue(quantity(saturation.get(), "%", "%"))
          .setEffective(at(chart.times().minutesBefore(NIRS_MINUTES)));
    }
  }

  private static void addNeuroCheck(Chart chart, Instant time) {
    Observation check =
        chart.addObservation("neuro-check", Codes.NEURO_CHECK).setEffective(at(time));
    switch (chart.facts().recorded("neuro_new")) {
      case "no" -> setFinding(check, Codes.NEURO_NO_NEW_DEFICIT);
      case "yes" -> setFinding(check, Codes.NEURO_PUPIL_CHANGE);
      case "missing" -> setNoFinding(check);
      default -> throw new IllegalStateException("A neurological check needs its neuro_new");
    }
  }

  private static void setFinding(Observation check, Coding finding) {
    check.setValue(Chart.concept(finding));
  }

  // Somebody checked and did not write down what was found.
  private static void setNoFinding(Observation check) {
    check.setDataAbsentReason(Chart.absent("unknown", "Unknown"));
  }
}
