package org.mcsguideline.vignettes;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** What is known of a device and its checks when the record is odd. V34: V-A ECMO for 2 h. */
final class DeviceCourseCases implements CaseSource {

  private static final Coding HEART_ASSIST_REMOVAL =
      new Coding(
          "http://www.cms.gov/Medicare/Coding/ICD10",
          "02PA3RZ",
          "Removal of Short-term External Heart Assist System from Heart, Percutaneous Approach");

  @Override
  public Stream<Case> cases() {
    return Stream.of(checks(), openRemovals(), removals(), laboratory()).flatMap(cases -> cases);
  }

  private static Case of(String name, Addition record, String... expected) {
    return Case.of(name, record.request(HookService.PATIENT_REVIEW), expected);
  }

  private static Stream<Case> checks() {
    return Stream.of(
        of(
            "an alarming finding stands after a check without finding",
            Addition.to("V34")
                .finding(Codes.LIMB_CHECK, Codes.LIMB_NO_DOPPLER, "1")
                .finding(Codes.NEURO_CHECK, Codes.NEURO_PUPIL_CHANGE, "1"),
            "alarm",
            "LIMB NEURO"),
        of(
            "a device is shown with all records that say it",
            Addition.to("V04")
                .procedure(Codes.IABP, "5", placement -> {})
                .procedure(Codes.VA_ECMO, "3", placement -> {})
                .use(Codes.IABP, "active", "4"),
            "McsTrialReference:Device Value",
            "IABP, 4 h ago, Procedure/v04-added-1, DeviceUseStatement/v04-added-4; V-A ECMO, 3 h"
                + " ago, Procedure/v04-added-2"),
        of(
            "a check from before the insertion says nothing of the limb",
            Addition.to(
                Vignettes.byId("V34").withFact("device_h", "0.3").withFact("limb_last_min", "20")),
            "overdue.LIMB",
            "false",
            "unknown.LIMB",
            "true"));
  }

  private static Stream<Case> openRemovals() {
    return Stream.of(
            ProcedureStatus.INPROGRESS,
            ProcedureStatus.STOPPED,
            ProcedureStatus.ONHOLD,
            ProcedureStatus.NOTDONE,
            ProcedureStatus.PREPARATION)
        .map(
            status ->
                of(
                    "a removal that is " + status.toCode() + " ends nothing",
                    Addition.to("V29")
                        .procedure(Codes.IABP, "5", placement -> {})
                        .procedure(Codes.IABP_REMOVAL, "0.5", removal -> removal.setStatus(status)),
                    "r3",
                    "ACTIVE"));
  }

  private static Stream<Case> removals() {
    return Stream.of(
        of(
            "a removal that does not say which pump ends neither of two",
            Addition.to("V39")
                .procedure(Codes.TANDEMHEART, "100", placement -> {})
                .procedure(HEART_ASSIST_REMOVAL, "10", removal -> {}),
            "r3",
            "ACTIVE"),
        of(
            "a removal ends the only pump",
            Addition.to("V39").procedure(HEART_ASSIST_REMOVAL, "10", removal -> {}),
            "r3",
            "POST_REMOVAL_WATCH"),
        of(
            "the limb is watched from the removal of another device",
            // The last limb check lies before the balloon pump was removed.
            Addition.to(Vignettes.byId("V34").withFact("limb_last_min", "40"))
                .procedure(Codes.IABP, "1.9", placement -> {})
                .procedure(Codes.IABP_REMOVAL, "0.6", removal -> {}),
            "overdue.LIMB",
            "true"));
  }

  private static Stream<Case> laboratory() {
    return Stream.of(
        of(
            "a newest haemoglobin or creatinine that cannot be read is not skipped",
            Addition.to("V34")
                .quantity(Codes.HAEMOGLOBIN, "9", "[lb_av]", "0.5")
                .quantity(Codes.CREATININE, "1", "[lb_av]", "0.5"),
            "unknown.BLEED",
            "true",
            "unknown.AKI",
            "true"));
  }
}
