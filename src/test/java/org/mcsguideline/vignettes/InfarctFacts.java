package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;

import org.hl7.fhir.r4.model.BooleanType;

/** Infarction, its mechanical complication, and organ failure. */
final class InfarctFacts {

  private InfarctFacts() {}

  static void addTo(Chart chart) {
    addEcg(chart);
    addMechanicalComplication(chart);
    addOrganFailure(chart);
  }

  private static void addEcg(Chart chart) {
    switch (chart.facts().recorded("ecg")) {
      case "STEMI" -> chart.addConfirmed("stemi", Codes.STEMI);
      case "NSTEMI" -> {
        chart.addConfirmed("nstemi", Codes.NSTEMI);
        chart.addRefuted("stemi", Codes.STEMI);
      }
      case "none" -> {
        chart.addRefuted("stemi", Codes.STEMI);
        chart.addRefuted("nstemi", Codes.NSTEMI);
      }
      case "unknown", "missing" -> {
        // Nobody wrote down what the electrocardiogram showed.
      }
      default -> throw new IllegalStateException("No resource for ecg");
    }
  }

  private static void addMechanicalComplication(Chart chart) {
    switch (chart.facts().recorded("mech_complication")) {
      case "VSR" -> chart.addConfirmed("septal-rupture", Codes.SEPTAL_RUPTURE);
      case "missing" -> {
        // Nobody looked, or nobody wrote it down; this is not "none".
      }
      default -> throw new IllegalStateException("No resource for mech_complication");
    }
  }

  private static void addOrganFailure(Chart chart) {
    switch (chart.facts().recorded("organ_failure")) {
      case "refractory" -> addOrganFailure(chart, true);
      case "none" -> addOrganFailure(chart, false);
      case "unknown", "missing" -> {
        // No clinician has stated a judgement.
      }
      default -> throw new IllegalStateException("No resource for organ_failure");
    }
  }

  private static void addOrganFailure(Chart chart, boolean refractory) {
    chart
        .addObservation("organ-failure", Codes.ORGAN_FAILURE_REFRACTORY)
        .setValue(new BooleanType(refractory))
        .setEffective(at(chart.times().hoursBefore("1")));
  }
}
