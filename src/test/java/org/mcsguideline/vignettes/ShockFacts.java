package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;
import static org.mcsguideline.vignettes.Chart.quantity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;

/** Pressure, support, perfusion and cause of shock. */
final class ShockFacts {

  private static final Duration BETWEEN_PRESSURES = Duration.ofMinutes(15);
  private static final BigDecimal PRESSURE_BEFORE_SHOCK = BigDecimal.valueOf(110);

  private ShockFacts() {}

  static void addTo(Chart chart) {
    chart.facts().recordedNumber("sbp").ifPresent(value -> addPressures(chart, value));
    addSupport(chart);
    chart.facts().recordedNumber("lactate").ifPresent(value -> addLactate(chart, value));
    chart.addAnswer("cold_skin", "cold-skin", Codes.COLD_SKIN, chart.times().hoursBefore("0.2"));
    chart.facts().recordedNumber("urine_ml_h").ifPresent(value -> addUrine(chart, value));
    addCause(chart);
  }

  private static void addPressures(Chart chart, BigDecimal value) {
    Observation newest = addPressure(chart, "sbp", value);
    if (!chart.facts().isRecorded("bp_age_h")) {
      // A series without times says no more than one value.
      return;
    }
    Instant latest =
        chart.times().hoursBefore(chart.facts().recordedNumber("bp_age_h").orElseThrow());
    newest.setEffective(at(latest));
    Duration low =
        Timeline.minutes(chart.facts().recordedNumber("sbp_low_min").orElse(BigDecimal.ZERO));
    if (low.isZero()) {
      return;
    }
    Instant earliest = latest.minus(low);
    int count = 1;
    for (Instant time = latest.minus(BETWEEN_PRESSURES);
        time.isAfter(earliest);
        time = time.minus(BETWEEN_PRESSURES)) {
      addPressure(chart, "sbp-low-" + count++, value).setEffective(at(time));
    }
    addPressure(chart, "sbp-low-" + count, value).setEffective(at(earliest));
    addPressure(chart, "sbp-before", PRESSURE_BEFORE_SHOCK)
        .setEffective(at(earliest.minus(Duration.ofMinutes(20))));
  }

  private static Observation addPressure(Chart chart, String shortName, BigDecimal value) {
    return chart
        .addObservation(shortName, Codes.SYSTOLIC_PRESSURE)
        .setValue(quantity(value, "mmHg", "mm[Hg]"));
  }

  private static void addSupport(Chart chart) {
    chart.addAnswer("support", "support", Codes.SUPPORT_NEEDED, chart.times().hoursBefore("0.2"));
    if (chart.facts().recorded("support").equals("yes")) {
      MedicationAdministration infusion =
          new MedicationAdministration()
              .setStatus(MedicationAdministrationStatus.INPROGRESS)
              .setMedication(Chart.concept(Codes.NOREPINEPHRINE))
              .setSubject(chart.patient())
              .setEffective(new Period().setStartElement(at(chart.times().hoursBefore("1"))));
      infusion.setId(chart.id("norepinephrine"));
      chart.add(infusion);
    }
  }

  private static void addLactate(Chart chart, BigDecimal value) {
    Observation lactate =
        chart
            .addObservation("lactate", Codes.LACTATE)
            .setValue(quantity(value, "mmol/L", "mmol/L"));
    lactateTime(chart).ifPresent(time -> lactate.setEffective(at(time)));
  }

  /** The sample is timed by its age or from ROSC; whichever the vignette states is the one. */
  private static Optional<Instant> lactateTime(Chart chart) {
    Facts facts = chart.facts();
    boolean byAge = facts.happenedNumber("lactate_age_h").isPresent();
    if (byAge == facts.happenedNumber("lactate_min_after_rosc").isPresent()) {
      throw new IllegalArgumentException(
          "Exactly one of lactate_age_h and lactate_min_after_rosc must time the sample");
    }
    if (byAge) {
      return facts.recordedNumber("lactate_age_h").map(chart.times()::hoursBefore);
    }
    return facts
        .recordedNumber("lactate_min_after_rosc")
        .map(minutes -> chart.times().circulation().orElseThrow().plus(Timeline.minutes(minutes)));
  }

  private static void addUrine(Chart chart, BigDecimal value) {
    Observation urine =
        chart
            .addObservation("urine-output", Codes.URINE_OUTPUT)
            .setValue(quantity(value, "mL/h", "mL/h"));
    chart
        .facts()
        .recordedNumber("urine_age_h")
        .ifPresent(age -> urine.setEffective(at(chart.times().hoursBefore(age))));
  }

  private static void addCause(Chart chart) {
    switch (chart.facts().recorded("cause")) {
      case "cardiogenic" -> {
        addCause(chart, Codes.CAUSE_CARDIOGENIC);
        chart.addConfirmed("cardiogenic-shock", Codes.CARDIOGENIC_SHOCK);
      }
      case "non-cardiogenic" -> {
        addCause(chart, Codes.CAUSE_NOT_CARDIOGENIC);
        chart.addConfirmed("septic-shock", Codes.SEPTIC_SHOCK);
      }
      case "mixed" -> {
        addCause(chart, Codes.CAUSE_MIXED);
        chart.addConfirmed("cardiogenic-shock", Codes.CARDIOGENIC_SHOCK);
        chart.addConfirmed("septic-shock", Codes.SEPTIC_SHOCK);
      }
      case "unknown", "missing" -> {
        // Nobody wrote down a cause.
      }
      default -> throw new IllegalStateException("No resource for cause");
    }
  }

  private static void addCause(Chart chart, Coding cause) {
    chart
        .addObservation("shock-cause", Codes.SHOCK_CAUSE)
        .setValue(Chart.concept(cause))
        .setEffective(at(chart.times().hoursBefore("0.5")));
  }
}
