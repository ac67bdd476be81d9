package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.MonitoringFindingCases.v39;

import java.util.stream.Stream;

/**
 * Lines and titles of the cards on monitoring, whose marks a row of a table could not hold. V39: a
 * pump for 112 h, nothing to report.
 */
final class MonitoringWordingCases implements CaseSource {

  private static final String TITLE = "MCS monitoring, Micro-axial flow pump: ";

  /** Alarms that make a title of exactly 139 characters with one overdue check. */
  private static final String SIX_ALARMS =
      "aki_stage=2;+LIMB_CHECK LIMB_NO_DOPPLER @1;+NEURO_CHECK NEURO_PUPIL_CHANGE @1"
          + ";+FREE_HAEMOGLOBIN 60 mg/dL @20;+FREE_HAEMOGLOBIN 60 mg/dL @1"
          + ";+DEVICE_CHECK local|pump-flow @0.1;+procedure DEFIBRILLATION @5"
          + ";~newest infection-check 601";

  private static final String SIX_NAMES =
      "act now: limb ischaemia, haemolysis, kidney injury, stroke, renewed arrest, device";

  @Override
  public Stream<Case> cases() {
    return Stream.of(lines(), titles(), afterRemoval()).flatMap(cases -> cases);
  }

  /** The line of each item, in the order of the specification, sources at its end. */
  private static Stream<Case> lines() {
    return Stream.of(
        v39("~without urine-output", "McsRecMonitoring:Item Lines", linesWith("", "")),
        v39(
            "~without urine-output;device=IABP;~without free-haemoglobin;~without dehydrogenase",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Haemolysis: .* infarction\\)",
                "Haemolysis: not measured, on this device only if suspected; haemolysis sample"
                    + " none recorded. Found: no current readable plasma free haemoglobin")),
        v39(
            "~without urine-output;+DEVICE_CHECK local|pump-flow @0.1;~newest device-check 91"
                + ";~newest added-1 91",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Device: .* intended",
                "Device: ALARM, a check OVERDUE; device check OVERDUE, last 91 min ago. Found:"
                    + " Device works as intended and no finding stated. Call the device team")),
        v39(
            "~without urine-output;device_h=20;~without free-haemoglobin;~without dehydrogenase",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Haemolysis: .* infarction\\)",
                "Haemolysis: not measured yet, first sample not due; haemolysis sample none"
                    + " recorded. Found: no current readable plasma free haemoglobin")),
        v39(
            "~without urine-output;~newest device-check 91",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Device: .* intended",
                "Device: CHECK OVERDUE; device check OVERDUE, last 91 min ago. Found: Device works"
                    + " as intended")),
        v39(
            "~without urine-output;+DEVICE_CHECK local|pump-flow @0.1;~without device-check",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Device: .* intended",
                "Device: ALARM; device check last 6 min ago. Found: no finding stated. Call the"
                    + " device team")),
        v39(
            "~without urine-output;+DEVICE_CHECK local|ecmo-sweep @2;~without device-check",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Device: .* intended",
                "Device: LOOK AGAIN, a check OVERDUE; device check OVERDUE, last 2 h ago. Found:"
                    + " no finding stated. Call the device team")),
        v39(
            "~without urine-output;+DEVICE_CHECK local|ecmo-sweep @1;~without device-check",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Device: .* intended",
                "Device: LOOK AGAIN; device check last 60 min ago. Found: no finding stated. Call"
                    + " the device team")),
        v39(
            "~without urine-output;~drop device-check valueCodeableConcept",
            "McsRecMonitoring:Item Lines",
            linesWith(
                "Device: .* intended",
                "Device: FINDING NOT KNOWN; device check last 20 min ago. Found: no finding"
                    + " stated")));
  }

  private static String linesWith(String line, String other) {
    String lines =
        "[Limb ischaemia: on time, no alarm on record; limb check last 20 min ago. Found: No new"
            + " finding in the limb. (P35; saturation P34, low trust; times P30-P32, other"
            + " devices L), Bleeding: on time, no alarm on record; haemoglobin last 4 h ago;"
            + " access site last 20 min ago. Found: haemoglobin 11 g/dL; highest in the time"
            + " before 11 g/dL; no overt bleeding; No bleeding or haematoma at the access site."
            + " (P25; times L, site on IABP P30), Haemolysis: on time, no alarm on record;"
            + " haemolysis sample last 4 h ago. Found: plasma free haemoglobin 5 mg/dL; lactate"
            + " dehydrogenase 1 times its upper limit (not specific in infarction). (P26-P28;"
            + " times L, 24 h on ECMO P28), Kidney injury: on time, no alarm on record; creatinine"
            + " last 6 h ago; urine output last 20 min ago. Found: creatinine 0.8 mg/dL; lowest"
            + " before 0.8 mg/dL; urine 1 mL/kg/h over 6 h. (P24; times L, urine P30, P31),"
            + " Stroke: on time, no alarm on record; neurological check last 20 min ago. Found: No"
            + " new neurological deficit. (P37; times on V-A ECMO P32, others L), Arrhythmia:"
            + " continuous ECG, no alarm on record; rhythm last 20 min ago. Found: No new"
            + " arrhythmia. (L), Renewed arrest: none, as recorded; resuscitation on the device"
            + " none recorded in the last 24 hours. (P39, L), Sepsis: on time, no alarm on record; infection check last 20"
            + " min ago. Found: No sign of infection; change of SOFA 0. (P29; times P30, L),"
            + " Device: on time, no alarm on record; device check last 20 min ago. Found: Device"
            + " works as intended. (P54; alarms and times L)]";
    return lines.replaceFirst(line, other);
  }

  /** V28: a balloon pump was removed 3 h ago. */
  private static Stream<Case> afterRemoval() {
    String known =
        "Device: IABP, removed.\n\nItems:\n\n- Limb ischaemia: on time, no alarm on record; limb"
            + " check last 20 min ago. Found: No new finding in the limb. (P35; saturation P34, low"
            + " trust; times P30-P32, other devices L)\n- Bleeding at the access site: on time, no"
            + " alarm on record; access site last 20 min ago. Found: No bleeding or haematoma at"
            + " the access site. (P25; times L, site on IABP P30)";
    return Stream.of(
        Case.of(
            "monitoring words: rationale after removal",
            CaseRequest.of("V28", ""),
            "McsRecMonitoring:Rationale",
            known),
        Case.of(
            "monitoring words: rationale after removal, population unknown",
            CaseRequest.of("V28", "-sbp"),
            "McsRecMonitoring:Rationale",
            known
                + "\n\nWhether the patient belongs to the population of the guideline cannot be"
                + " told from the record; monitoring goes on."));
  }

  private static Stream<Case> titles() {
    String alarm = "McsRecMonitoring:Alarm Title";
    String reminder = "McsRecMonitoring:Reminder Title";
    String brief = "McsRecMonitoring:Short Reminder Title";
    String flow = "+DEVICE_CHECK local|pump-flow @0.1";
    String sweep = "+DEVICE_CHECK local|ecmo-sweep @0.1";
    return Stream.of(
        v39(flow, alarm, TITLE + "act now: device"),
        v39(flow + ";~newest neuro-check 91", alarm, TITLE + "act now: device; overdue: 1 check"),
        v39(
            flow + ";~newest neuro-check 91;~newest limb-check 91",
            alarm,
            TITLE + "act now: device; overdue: 2 checks"),
        v39(SIX_ALARMS, alarm, TITLE + SIX_NAMES + "; overdue: 1 check"),
        v39(SIX_ALARMS + ";~newest site-check 601", alarm, TITLE + SIX_NAMES),
        v39(
            SIX_ALARMS
                + ";+RHYTHM_CHECK RHYTHM_VF @1;+diagnosis sct|91302008 @5;hb_drop_24h=4"
                + ";overt_bleed=yes",
            alarm,
            TITLE + "act now: 9 alarms"),
        v39(
            sweep + ";~newest neuro-check 91;~drop rhythm-check valueCodeableConcept;bp_age_h=1",
            reminder,
            TITLE
                + "monitoring data not current; look again: device; overdue: neurological check;"
                + " not known: arrhythmia"),
        v39(
            sweep + ";~newest neuro-check 91;~drop rhythm-check valueCodeableConcept;bp_age_h=1",
            brief,
            TITLE
                + "monitoring data not current; look again: 1 item; overdue: 1 check; not known: 1"
                + " item"),
        v39(
            sweep
                + ";ldh_x_uln=9;~newest neuro-check 91;~newest limb-check 91"
                + ";~drop rhythm-check valueCodeableConcept"
                + ";~drop infection-check valueCodeableConcept",
            brief,
            TITLE + "look again: 2 items; overdue: 2 checks; not known: 2 items"),
        v39(
            sweep + ";+procedure VA_ECMO @20;~newest site-check 60",
            reminder,
            "MCS monitoring, 2 devices: look again: device"));
  }
}
