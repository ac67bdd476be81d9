package org.mcsguideline.vignettes;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The record of one patient while it is being written. Every resource gets the patient's id as
 * prefix, so that the records of all vignettes can stand in one server.
 */
final class Chart {

  private final String patientId;
  private final Facts facts;
  private final Timeline times;
  private final List<Resource> resources = new ArrayList<>();

  Chart(String patientId, Facts facts, Timeline times) {
    this.patientId = patientId;
    this.facts = facts;
    this.times = times;
  }

  Facts facts() {
    return facts;
  }

  Timeline times() {
    return times;
  }

  List<Resource> resources() {
    return List.copyOf(resources);
  }

  String id(String shortName) {
    return patientId + "-" + shortName;
  }

  Reference patient() {
    return new Reference("Patient/" + patientId);
  }

  Reference encounter() {
    return new Reference("Encounter/" + id("enc"));
  }

  void add(Resource resource) {
    resources.add(resource);
  }

  /** A final observation of this patient; it has no time and no value yet. */
  Observation addObservation(String shortName, Coding code) {
    Observation observation =
        new Observation()
            .setStatus(Observation.ObservationStatus.FINAL)
            .setCode(concept(code))
            .addCategory(concept(Codes.categoryOf(code)))
            .setSubject(patient())
            .setEncounter(encounter());
    observation.setId(id(shortName));
    resources.add(observation);
    return observation;
  }

  /** A yes or no at a time. Nothing is written when the fact says neither. */
  void addAnswer(String fact, String shortName, Coding code, Instant time) {
    String value = facts.recorded(fact);
    if (value.equals("yes") || value.equals("no")) {
      addObservation(shortName, code)
          .setEffective(at(time))
          .setValue(new BooleanType(value.equals("yes")));
    }
  }

  @CanIgnoreReturnValue
  Condition addConfirmed(String shortName, Coding code) {
    Condition condition = condition(shortName, code, "confirmed", "Confirmed");
    condition.setClinicalStatus(
        concept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active")));
    return condition;
  }

  /**
   * A condition that was looked for and is not there; it is not active, so it has no clinical
   * status.
   */
  @CanIgnoreReturnValue
  Condition addRefuted(String shortName, Coding code) {
    return condition(shortName, code, "refuted", "Refuted");
  }

  private Condition condition(String shortName, Coding code, String status, String display) {
    Condition condition = new Condition().setCode(concept(code)).setSubject(patient());
    condition.setVerificationStatus(
        concept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/condition-ver-status", status, display)));
    condition.setId(id(shortName));
    resources.add(condition);
    return condition;
  }

  Procedure addProcedure(String shortName, Coding code) {
    Procedure procedure =
        new Procedure()
            .setStatus(Procedure.ProcedureStatus.COMPLETED)
            .setCode(concept(code))
            .setSubject(patient());
    procedure.setId(id(shortName));
    resources.add(procedure);
    return procedure;
  }

  static CodeableConcept concept(Coding code) {
    return new CodeableConcept(code.copy());
  }

  /** A time to the second in UTC, as every time of the record is written. */
  static DateTimeType at(Instant time) {
    return new DateTimeType(time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  static Quantity quantity(BigDecimal value, String unit, String ucum) {
    return new Quantity()
        .setValue(value)
        .setUnit(unit)
        .setSystem("http://unitsofmeasure.org")
        .setCode(ucum);
  }

  /** Why an observation has no value. */
  static CodeableConcept absent(String reason, String display) {
    return concept(
        new Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", reason, display));
  }
}
