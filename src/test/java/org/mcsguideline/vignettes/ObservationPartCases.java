package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;

/**
 * Observations of monitoring with several limits, components or codings. V39: a pump for 112 h,
 * nothing to report.
 */
final class ObservationPartCases implements CaseSource {

  private static final Coding UNSTABLE =
      Codes.local("arrhythmia-unstable", "Circulation unstable during the arrhythmia");

  private static final Coding OTHER_ARRHYTHMIA =
      Codes.local("rhythm-other-new", "Other new arrhythmia");

  @Override
  public Stream<Case> cases() {
    return rhythms();
  }

  private static Case of(String name, Addition record, String... expected) {
    return Case.of(name, record.request(HookService.PATIENT_REVIEW), expected);
  }

  private static Stream<Case> rhythms() {
    return Stream.of(
        of(
            "a tachycardia of unknown stability before its duration alarms by its duration",
            Addition.to("V39")
                .observation(
                    Codes.RHYTHM_CHECK,
                    "0.1",
                    check -> {
                      tachycardia(check).addComponent().setCode(Chart.concept(UNSTABLE));
                      seconds(check, 40);
                    }),
            "alarm.RHYTHM",
            "true"),
        of(
            "an unstable tachycardia alarms",
            Addition.to("V39")
                .observation(
                    Codes.RHYTHM_CHECK,
                    "0.1",
                    check -> {
                      seconds(tachycardia(check), 10);
                      check
                          .addComponent()
                          .setCode(Chart.concept(UNSTABLE))
                          .setValue(new BooleanType(true));
                    }),
            "alarm.RHYTHM",
            "true"),
        of(
            "a stable short tachycardia is looked at again",
            Addition.to("V39")
                .observation(
                    Codes.RHYTHM_CHECK,
                    "0.1",
                    check -> {
                      seconds(tachycardia(check), 10);
                      check
                          .addComponent()
                          .setCode(Chart.concept(UNSTABLE))
                          .setValue(new BooleanType(false));
                      check
                          .addComponent()
                          .setCode(Chart.concept(Codes.OVERT_BLEEDING))
                          .setValue(new BooleanType(true));
                      check
                          .addComponent()
                          .setCode(Chart.concept(Codes.HEART_RATE))
                          .setValue(Chart.quantity(BigDecimal.valueOf(60), "s", "s"));
                    }),
            "alarm.RHYTHM",
            "false",
            "watch.RHYTHM",
            "true"),
        of(
            "of two durations the longer counts",
            Addition.to("V39")
                .observation(
                    Codes.RHYTHM_CHECK,
                    "0.1",
                    check -> {
                      seconds(tachycardia(check), 40);
                      seconds(check, 10);
                    }),
            "alarm.RHYTHM",
            "true"),
        of(
            "an unclear finding with two codings is named by the first",
            Addition.to("V39")
                .observation(
                    Codes.DEVICE_CHECK,
                    "0.1",
                    check ->
                        check
                            .setStatus(Observation.ObservationStatus.UNKNOWN)
                            .setValue(Chart.concept(Codes.DEVICE_WORKS).addCoding(UNSTABLE))),
            "McsMonitoringBedside:Unclear Device Entries",
            "[device check without a time or status on record: Device works as intended]"),
        of(
            "another arrhythmia that lasts is looked at again",
            Addition.to("V39")
                .observation(
                    Codes.RHYTHM_CHECK,
                    "0.1",
                    check -> seconds(check.setValue(Chart.concept(OTHER_ARRHYTHMIA)), 40)),
            "alarm.RHYTHM",
            "false",
            "watch.RHYTHM",
            "true"),
        rhythmOfTheDayBefore(),
        of(
            "a finding with two codings is named by the first",
            Addition.to("V39")
                .observation(
                    Codes.DEVICE_CHECK,
                    "0.1",
                    check -> check.setValue(Chart.concept(Codes.DEVICE_WORKS).addCoding(UNSTABLE))),
            "McsMonitoringItems:Device Item",
            "{code=DEVICE, name=Device, alarm=false, watch=false, unknown=false, overdue=false,"
                + " checks=[{name=device check, overdue=false, newest=2024-03-01T09:54:00,"
                + " words=device check last 6 min ago}],"
                + " quiet=on time, no alarm on record, findings=Device works as intended,"
                + " offer=Call the device team.}"));
  }

  /** At five in the morning nobody can tell whether it was written in the last eight hours. */
  private static Case rhythmOfTheDayBefore() {
    ObjectNode request = CaseRequest.of("V39", "~put rhythm-check effectiveDateTime 2024-02-29");
    ((ObjectNode) request.path("extension"))
        .put("org.mcsguideline.decision-time", "2024-03-01T05:00:00Z");
    return Case.of(
        "a statement on the rhythm that may be too old leaves it unknown",
        request,
        "unknown.RHYTHM",
        "true");
  }

  private static Observation tachycardia(Observation check) {
    return check.setValue(Chart.concept(Codes.local("rhythm-vt", "Ventricular tachycardia")));
  }

  private static void seconds(Observation check, int seconds) {
    check
        .addComponent()
        .setCode(Chart.concept(Codes.local("arrhythmia-duration", "Duration")))
        .setValue(Chart.quantity(BigDecimal.valueOf(seconds), "s", "s"));
  }
}
