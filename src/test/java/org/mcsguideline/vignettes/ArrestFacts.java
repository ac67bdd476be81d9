package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** Age, arrest, resuscitation and return of circulation. */
final class ArrestFacts {

  private ArrestFacts() {}

  static void addTo(Chart chart) {
    switch (chart.facts().recorded("arrest")) {
      case "yes" -> addArrest(chart);
      case "no" ->
          chart
              .addRefuted("arrest", Codes.CARDIAC_ARREST)
              .setRecordedDateElement(at(chart.times().hoursBefore("1")));
      case "unknown", "missing" -> {
        // Nobody wrote down whether there was an arrest.
      }
      default -> throw unexpected(chart, "arrest");
    }
    addRosc(chart);
    addOnset(chart);
    addConfirmation(chart);
  }

  /** Completed years count at the arrest, or at the decision when there was none. */
  static void setBirthDate(Patient patient, Facts facts, Timeline times) {
    if (!facts.isRecorded("age")) {
      return;
    }
    LocalDate day = LocalDate.ofInstant(times.collapse().orElse(times.decision()), ZoneOffset.UTC);
    LocalDate born =
        day.minusYears(facts.recordedNumber("age").orElseThrow().longValueExact())
            .minusDays(facts.happenedNumber("days_since_birthday").orElseThrow().longValueExact());
    // When the day is not known, the record has the year of birth only.
    patient.setBirthDateElement(
        new DateType(
            facts.isRecorded("days_since_birthday") ? born.toString() : born.getYear() + ""));
  }

  private static void addArrest(Chart chart) {
    Facts facts = chart.facts();
    Condition arrest = chart.addConfirmed("arrest", Codes.CARDIAC_ARREST);
    Instant collapse = chart.times().collapse().orElseThrow();
    if (facts.isRecorded("h_since_arrest") && facts.isRecorded("no_flow")) {
      arrest.setOnset(at(collapse));
    }
    Procedure resuscitation = chart.addProcedure("cpr", Codes.RESUSCITATION);
    boolean ongoing = facts.happened("rosc").equals("no");
    if (ongoing) {
      // Without a word on circulation nobody can tell whether the resuscitation goes on.
      resuscitation.setStatus(
          facts.isRecorded("rosc") ? ProcedureStatus.INPROGRESS : ProcedureStatus.UNKNOWN);
    }
    if (facts.isRecorded("h_since_arrest") && facts.isRecorded("low_flow")) {
      resuscitation.setPerformed(period(chart, ongoing));
    }
  }

  private static Period period(Chart chart, boolean ongoing) {
    Instant start = chart.times().compressions().orElseThrow();
    Period period = new Period().setStartElement(at(start));
    if (!ongoing) {
      Instant end =
          start.plus(Timeline.minutes(chart.facts().recordedNumber("low_flow").orElseThrow()));
      period.setEndElement(at(end));
    }
    return period;
  }

  private static void addRosc(Chart chart) {
    switch (chart.facts().recorded("rosc")) {
      case "yes" -> {
        Observation rosc = chart.addObservation("rosc", Codes.ROSC).setValue(new BooleanType(true));
        if (chart.facts().isRecorded("rosc_min")) {
          rosc.setEffective(at(chart.times().circulation().orElseThrow()));
        }
      }
      case "no" ->
          chart
              .addObservation("rosc", Codes.ROSC)
              .setValue(new BooleanType(false))
              .setEffective(justNow(chart));
      case "on_ecls_unconfirmed" ->
          chart
              .addObservation("rosc", Codes.ROSC)
              .setDataAbsentReason(Chart.absent("unknown", "Unknown"))
              .setEffective(justNow(chart));
      case "unknown", "missing", "not applicable" -> {
        // Nobody wrote down whether circulation returned.
      }
      default -> throw unexpected(chart, "rosc");
    }
  }

  private static DateTimeType justNow(Chart chart) {
    return at(chart.times().minutesBefore(2));
  }

  private static void addOnset(Chart chart) {
    switch (chart.facts().recorded("onset")) {
      case "after" -> addOnset(chart, Codes.ONSET_AFTER_EMS);
      case "before" -> addOnset(chart, Codes.ONSET_BEFORE_EMS);
      case "IHCA" -> addOnset(chart, Codes.ONSET_IN_HOSPITAL);
      case "unknown", "missing", "not applicable" -> {
        // Nobody wrote down where the arrest began.
      }
      default -> throw unexpected(chart, "onset");
    }
  }

  private static void addOnset(Chart chart, Coding setting) {
    Observation onset =
        chart.addObservation("onset", Codes.ONSET_SETTING).setValue(Chart.concept(setting));
    if (chart.facts().isRecorded("h_since_arrest")) {
      // Without the time of collapse the first compression is the earliest time anybody knows.
      boolean collapseKnown = chart.facts().isRecorded("no_flow");
      Timeline times = chart.times();
      onset.setEffective(
          at((collapseKnown ? times.collapse() : times.compressions()).orElseThrow()));
    }
  }

  private static void addConfirmation(Chart chart) {
    if (chart.facts().recorded("latched").equals("yes")) {
      Instant placed = DeviceFacts.placed(chart).orElse(chart.times().arrival());
      chart
          .addObservation("population-confirmed", Codes.POPULATION_CONFIRMED)
          .setValue(new BooleanType(true))
          .setEffective(at(placed.plusSeconds(300)));
    }
  }

  private static IllegalStateException unexpected(Chart chart, String fact) {
    return new IllegalStateException(
        "No resource for " + fact + " = " + chart.facts().recorded(fact));
  }
}
