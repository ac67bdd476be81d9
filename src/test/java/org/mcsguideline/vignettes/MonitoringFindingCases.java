package org.mcsguideline.vignettes;

import java.util.stream.Stream;

/** What the items of monitoring say was found. V39: a pump for 112 h, nothing to report. */
final class MonitoringFindingCases implements CaseSource {

  private static final String ITEMS = "McsMonitoringItems:";

  @Override
  public Stream<Case> cases() {
    return Stream.of(limb(), bleeding(), haemolysis(), kidneys(), others()).flatMap(c -> c);
  }

  /** A change of the vignette, a define, and what it must say. */
  static Case v39(String change, String define, String expected) {
    return Case.of(
        "monitoring words: " + define + " of " + change,
        CaseRequest.of("V39", change),
        define,
        expected);
  }

  private static Stream<Case> limb() {
    String findings = ITEMS + "Limb Findings";
    return Stream.of(
        v39(
            "+NIRS_CANNULATED 60 % @0.5",
            findings,
            "No new finding in the limb; saturation of the cannulated side 60 %; saturation old,"
                + " one-sided or not readable"),
        v39(
            "+NIRS_CANNULATED 60 % @0.5;+NIRS_OTHER 65 % @0.5",
            findings,
            "No new finding in the limb; saturation of the cannulated side 60 %; other side 65 %"),
        v39(
            "+local|limb-rutherford-class local|rutherford-i @1;+LIMB_CHECK LIMB_NO_DOPPLER @0.1"
                + ";~drop added-2 valueCodeableConcept",
            findings,
            "no finding stated; no finding stated"),
        v39(
            "+LIMB_CHECK LIMB_NO_DOPPLER @0.1;+LIMB_CHECK LIMB_NO_NEW_FINDING @0.1",
            findings,
            "No arterial Doppler signal and No new finding in the limb"),
        v39(
            "+LIMB_CHECK LIMB_NO_DOPPLER @0.1;~put added-1 status unknown"
                + ";+LIMB_CHECK LIMB_NO_NEW_FINDING @0.1;~drop added-2 effectiveDateTime",
            findings,
            "No new finding in the limb; limb check without a time or status on record: No"
                + " arterial Doppler signal and No new finding in the limb"));
  }

  private static Stream<Case> bleeding() {
    String findings = ITEMS + "Bleeding Findings";
    String values = "haemoglobin 11 g/dL; highest in the time before 11 g/dL; ";
    String site = "; No bleeding or haematoma at the access site";
    return Stream.of(
        v39("", findings, values + "no overt bleeding" + site),
        v39("overt_bleed=missing", findings, values + "overt bleeding not assessed" + site),
        v39("overt_bleed=yes", findings, values + "overt bleeding" + site),
        v39(
            "+TRANSFUSION yes @0.1;~put added-1 status unknown",
            findings,
            values
                + "no overt bleeding"
                + site
                + "; transfusion without a time or status on record: yes"),
        v39(
            "+SITE_CHECK SITE_NO_NEW_FINDING @0.1;~put added-1 status unknown",
            findings,
            values
                + "no overt bleeding"
                + site
                + "; access site without a time or status on record: No bleeding or haematoma at"
                + " the access site"));
  }

  private static Stream<Case> haemolysis() {
    String findings = ITEMS + "Haemolysis Findings";
    String dehydrogenase =
        "lactate dehydrogenase 1 times its upper limit (not specific in infarction)";
    return Stream.of(
        v39("", findings, "plasma free haemoglobin 5 mg/dL; " + dehydrogenase),
        v39(
            "+local|red-urine yes @1",
            findings,
            "plasma free haemoglobin 5 mg/dL; " + dehydrogenase + "; red or brown urine"),
        v39(
            "~without free-haemoglobin",
            findings,
            "no current readable plasma free haemoglobin; " + dehydrogenase),
        v39(
            "~without free-haemoglobin;~without dehydrogenase",
            findings,
            "no current readable plasma free haemoglobin"));
  }

  private static Stream<Case> kidneys() {
    String findings = ITEMS + "Kidney Findings";
    String creatinine = "creatinine 0.8 mg/dL; lowest before 0.8 mg/dL; ";
    return Stream.of(
        v39(
            "-creat_last_h;~without body-weight",
            findings,
            "no earlier creatinine to compare with; no current body weight"),
        v39("~without urine-", findings, creatinine + "urine not recorded throughout the last 6 h"),
        v39(
            "~without urine-output;~value urine-hour 10 mL;~without urine-hour-09",
            findings,
            creatinine
                + "urine 0.14 mL/kg/h over 6 h, not recorded throughout 12 h; KDIGO stage 1"),
        v39(
            "~without urine-output;~value urine-hour 10 mL",
            findings,
            creatinine + "urine 0.14 mL/kg/h over 6 h; KDIGO stage 3"),
        v39(
            "~without urine-output;~without urine-hour-09",
            findings,
            creatinine + "urine 1 mL/kg/h over 6 h"),
        v39(
            "~without urine-output;+diagnosis icd|Z99.2 @9000",
            findings,
            creatinine
                + "urine 1 mL/kg/h over 6 h; chronic dialysis on record: stages are not read"),
        v39(
            "~without urine-output;+local|renal-replacement-started yes @1",
            findings,
            creatinine
                + "urine 1 mL/kg/h over 6 h; renal replacement therapy started; KDIGO stage 3"));
  }

  private static Stream<Case> others() {
    String sepsis = ITEMS + "Sepsis Findings";
    return Stream.of(
        v39(
            "+diagnosis sct|91302008 @5",
            sepsis,
            "No sign of infection; sepsis diagnosed on the device; change of SOFA 0"),
        v39("~without sofa", sepsis, "No sign of infection; change of SOFA not known"),
        v39(
            "~without device-check;-local_h;device_h=missing",
            ITEMS + "Device Check",
            "{name=device check, overdue=true, newest=null,"
                + " words=device check OVERDUE or its clock not known, none recorded}"),
        v39(
            "~newest device-check 91",
            ITEMS + "Device Check",
            "{name=device check, overdue=true, newest=2024-03-01T08:29:00,"
                + " words=device check OVERDUE, last 91 min ago}"),
        v39(
            "+procedure DEFIBRILLATION @5;+procedure DEFIBRILLATION @3",
            ITEMS + "Renewed Arrest Check",
            "{name=resuscitation on the device, overdue=false, newest=2024-03-01T07:00:00,"
                + " words=resuscitation on the device last 3 h ago}"));
  }
}
