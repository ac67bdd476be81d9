package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;

/** One episode in a record that also holds other times: what belongs to it, and what ends it. */
final class EpisodeCases implements CaseSource {

  /** On day 5 of a pump, recovered; the population was confirmed at the start. */
  private static final String RECOVERED = "V39";

  @Override
  public Stream<Case> cases() {
    return Stream.of(
            arrests(), openResuscitations(), circulation(), causes(), courses(), statements())
        .flatMap(cases -> cases);
  }

  private static Case population(String name, Addition record, String population) {
    return Case.of(name, record.request(HookService.PATIENT_REVIEW), "population", population);
  }

  private static Case monitoring(String name, Addition record, String state) {
    return Case.of(name, record.request(HookService.PATIENT_REVIEW), "r3", state);
  }

  private static Stream<Case> arrests() {
    return Stream.of(
        population(
            "an arrest long ago does not hide the recent one",
            Addition.to("V04").procedure(Codes.RESUSCITATION, "20000", procedure -> {}),
            "TRUE"),
        population(
            "an untimed entry leaves an old arrest unknown",
            Addition.to(Vignettes.byId("V04").withFact("h_since_arrest", "80"))
                .diagnosis(Codes.CARDIAC_ARREST, "80", arrest -> arrest.setOnset(null)),
            "UNKNOWN"),
        population(
            "a second resuscitation after the return of circulation is unknown",
            Addition.to("V04").procedure(Codes.RESUSCITATION, "0.1", procedure -> {}),
            "UNKNOWN"));
  }

  private static Stream<Case> openResuscitations() {
    return Stream.of("2.99 FALSE", "3 FALSE", "3.01 UNKNOWN")
        .map(row -> row.split(" ", 2))
        .map(
            row ->
                population(
                    "a resuscitation that was not closed ends by itself, after " + row[0] + " h",
                    // V16 is a resuscitation under way; nobody wrote whether circulation returned.
                    Addition.to(Vignettes.byId("V16").withoutFact("rosc"))
                        .procedure(Codes.RESUSCITATION, row[0], EpisodeCases::leaveOpen),
                    row[1]));
  }

  private static void leaveOpen(Procedure resuscitation) {
    resuscitation.setStatus(Procedure.ProcedureStatus.INPROGRESS);
    resuscitation.setPerformed(
        new Period().setStartElement(resuscitation.getPerformedDateTimeType().copy()));
  }

  private static Stream<Case> circulation() {
    // Circulation returned 2.9 h ago.
    Vignette vignette = Vignettes.byId("V04").withFact("low_flow", "5");
    return Stream.of(
        population("circulation returned 2.9 h ago", Addition.to(vignette), "TRUE"),
        population(
            "contradictory words on circulation are unknown",
            Addition.to(vignette).answer(Codes.ROSC, false, "2.9"),
            "UNKNOWN"));
  }

  private static Stream<Case> causes() {
    Vignette unstated = Vignettes.byId("V04").withFact("cause", "missing");
    return Stream.concat(
        Stream.of(
            population(
                "a statement of cause from before the arrest says nothing",
                Addition.to(unstated).finding(Codes.SHOCK_CAUSE, Codes.CAUSE_CARDIOGENIC, "100"),
                "UNKNOWN")),
        Stream.of("provisional", "differential", "unconfirmed")
            .map(
                status ->
                    population(
                        "a cardiogenic shock that is " + status + " is unknown",
                        Addition.to(unstated)
                            .diagnosis(
                                Codes.CARDIOGENIC_SHOCK,
                                "2",
                                shock ->
                                    shock
                                        .getVerificationStatus()
                                        .getCodingFirstRep()
                                        .setCode(status))
                            .diagnosis(Codes.SEPTIC_SHOCK, "2", shock -> {}),
                        "UNKNOWN")));
  }

  private static Stream<Case> courses() {
    Vignette unstated = Vignettes.byId(RECOVERED).withFact("cause", "missing");
    return Stream.of(
        monitoring(
            "a new septic shock on the device does not end monitoring",
            Addition.to(unstated)
                .diagnosis(Codes.CARDIOGENIC_SHOCK, "118", shock -> {})
                .diagnosis(Codes.SEPTIC_SHOCK, "5", shock -> {}),
            "ACTIVE"),
        monitoring(
            "a cardiogenic shock that is over does not end monitoring",
            Addition.to(unstated).diagnosis(Codes.CARDIOGENIC_SHOCK, "118", EpisodeCases::resolve),
            "ACTIVE"),
        monitoring(
            "a statement that the cause is another one ends monitoring",
            Addition.to(RECOVERED).finding(Codes.SHOCK_CAUSE, Codes.CAUSE_NOT_CARDIOGENIC, "0.1"),
            "OUT_OF_SCOPE"));
  }

  private static Stream<Case> statements() {
    ObjectNode unborn = Addition.to("V04").request(HookService.PATIENT_REVIEW);
    ((ObjectNode) unborn.at("/prefetch/patient")).put("birthDate", "2062-01-01");
    return Stream.of(
        Case.of("a birth date in the future is unknown", unborn, "population", "UNKNOWN"),
        // V21 has a normal pressure under norepinephrine; a person says no support is needed.
        population(
            "a drug that runs against the word of a person is unknown",
            Addition.to("V21").answer(Codes.SUPPORT_NEEDED, false, "0.1"),
            "UNKNOWN"),
        Case.of(
            "a score from before the return of circulation is no score at arrival",
            Addition.to(
                    Vignettes.byId("V04").withFact("gcs", "missing").withFact("local_h", "2.95"))
                .score(Codes.GCS_EYE, 4, "2.93")
                .score(Codes.GCS_VERBAL, 5, "2.93")
                .score(Codes.GCS_MOTOR, 6, "2.93")
                .answer(Codes.SEDATED, false, "2.93")
                .request(HookService.PATIENT_REVIEW),
            "F1",
            "UNKNOWN"));
  }

  private static void resolve(Condition condition) {
    condition.setClinicalStatus(
        new CodeableConcept()
            .addCoding(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/condition-clinical",
                    "resolved",
                    "Resolved")));
  }
}
