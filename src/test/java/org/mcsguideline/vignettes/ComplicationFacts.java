package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;
import static org.mcsguideline.vignettes.Chart.quantity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;

/** Haemolysis, rhythm, renewed arrest, infection and organ failure on a device. */
final class ComplicationFacts {

  private static final Pattern SAMPLE = Pattern.compile("(\\d+) mg/dL at (\\d+) h");
  private static final BigDecimal NORMAL_FREE_HAEMOGLOBIN = BigDecimal.valueOf(5);
  private static final BigDecimal UPPER_LIMIT_OF_LDH = BigDecimal.valueOf(250);
  private static final int EARLIER_SOFA = 4;
  private static final int CHECK_MINUTES = 20;

  private ComplicationFacts() {}

  static void addTo(Chart chart) {
    addFreeHaemoglobin(chart);
    chart.facts().recordedNumber("ldh_x_uln").ifPresent(times -> addDehydrogenase(chart, times));
    addCheck(
        chart, "vf_vt", "rhythm-check", Codes.RHYTHM_CHECK, Codes.RHYTHM_VF, Codes.RHYTHM_NONE);
    addCheck(
        chart,
        "infection",
        "infection-check",
        Codes.INFECTION_CHECK,
        Codes.INFECTION_SUSPECTED,
        Codes.INFECTION_NONE);
    chart.facts().recordedNumber("sofa_rise").ifPresent(rise -> addSofa(chart, rise));
    if (chart.facts().recorded("rearrest").equals("yes")) {
      addEarlierArrest(chart);
    }
  }

  /** Samples are timed from the insertion; "none" is a punctual one with a usual value. */
  private static void addFreeHaemoglobin(Chart chart) {
    String samples = chart.facts().recorded("pfh");
    if (samples.equals("none")) {
      addSample(chart, "free-haemoglobin", NORMAL_FREE_HAEMOGLOBIN, chart.times().hoursBefore("4"));
    }
    int count = 1;
    for (MatchResult sample : SAMPLE.matcher(samples).results().toList()) {
      Instant placed = DeviceFacts.placed(chart).orElseThrow();
      addSample(
          chart,
          "free-haemoglobin-" + count++,
          new BigDecimal(sample.group(1)),
          placed.plus(Duration.ofHours(Long.parseLong(sample.group(2)))));
    }
  }

  private static void addSample(Chart chart, String shortName, BigDecimal value, Instant time) {
    chart
        .addObservation(shortName, Codes.FREE_HAEMOGLOBIN)
        .setValue(quantity(value, "mg/dL", "mg/dL"))
        .setEffective(at(time));
  }

  private static void addDehydrogenase(Chart chart, BigDecimal timesUpperLimit) {
    Observation sample =
        chart
            .addObservation("dehydrogenase", Codes.DEHYDROGENASE)
            .setValue(quantity(UPPER_LIMIT_OF_LDH.multiply(timesUpperLimit), "U/L", "U/L"))
            .setEffective(at(chart.times().hoursBefore("4")));
    sample.addReferenceRange().setHigh(quantity(UPPER_LIMIT_OF_LDH, "U/L", "U/L"));
  }

  private static void addCheck(
      Chart chart, String fact, String shortName, Coding check, Coding yes, Coding no) {
    String value = chart.facts().recorded(fact);
    if (value.equals("yes") || value.equals("no")) {
      chart
          .addObservation(shortName, check)
          .setValue(Chart.concept(value.equals("yes") ? yes : no))
          .setEffective(at(chart.times().minutesBefore(CHECK_MINUTES)));
    }
  }

  private static void addSofa(Chart chart, BigDecimal rise) {
    addSofa(chart, "sofa", EARLIER_SOFA + rise.intValueExact(), "2");
    addSofa(chart, "sofa-earlier", EARLIER_SOFA, "26");
  }

  private static void addSofa(Chart chart, String shortName, int total, String hoursAgo) {
    chart
        .addObservation(shortName, Codes.SOFA)
        .setValue(new IntegerType(total))
        .setEffective(at(chart.times().hoursBefore(hoursAgo)));
  }

  /**
   * The arrest of the vignette is the renewed one: circulation had been back since before the
   * device was placed, and the patient was defibrillated with the first compression.
   */
  private static void addEarlierArrest(Chart chart) {
    chart
        .addObservation("rosc-earlier", Codes.ROSC)
        .setValue(new BooleanType(true))
        .setEffective(at(DeviceFacts.placed(chart).orElseThrow().minus(Duration.ofHours(1))));
    Procedure defibrillation = chart.addProcedure("defibrillation", Codes.DEFIBRILLATION);
    if (chart.facts().isRecorded("h_since_arrest")) {
      defibrillation.setPerformed(at(chart.times().compressions().orElseThrow()));
    }
  }
}
