package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrhythmia and renewed arrest on a device. V39: a pump for 112 h, nothing to report. */
class MonitoringEventTest {

  private static final Coding VT = Codes.local("rhythm-vt", "Ventricular tachycardia");

  @ParameterizedTest
  @CsvSource({
    "VF, , , alarm",
    "VT, 29.9 s, , watch",
    "VT, 30 s, , alarm",
    "VT, 30.1 s, , alarm",
    "VT, 0.5 min, , alarm",
    "VT, 0.4 min, , watch",
    "VT, 10 s, true, alarm",
    "VT, 10 s, false, watch",
    "VT, , , watch",
    "other, , , watch",
    "none, , , fine",
  })
  void arrhythmiaAlarmsByKindDurationAndCirculation(
      String kind, @Nullable String duration, @Nullable Boolean unstable, String state) {
    Coding finding =
        switch (kind) {
          case "VF" -> Codes.RHYTHM_VF;
          case "VT" -> VT;
          case "other" -> Codes.local("rhythm-other-new", "Other new arrhythmia");
          default -> Codes.RHYTHM_NONE;
        };
    Answers answers =
        v39()
            .observation(
                Codes.RHYTHM_CHECK, "0.1", check -> describe(check, finding, duration, unstable))
            .answers();
    assertThat(MonitoringItemTest.state(answers, "RHYTHM")).isEqualTo(state);
  }

  private static void describe(
      Observation check, Coding finding, @Nullable String duration, @Nullable Boolean unstable) {
    check.setValue(Chart.concept(finding));
    if (duration != null) {
      String[] parts = duration.split(" ", -1);
      check
          .addComponent()
          .setCode(Chart.concept(Codes.local("arrhythmia-duration", "Duration of the arrhythmia")))
          .setValue(Chart.quantity(new BigDecimal(parts[0]), parts[1], parts[1]));
    }
    if (unstable != null) {
      check
          .addComponent()
          .setCode(Chart.concept(Codes.local("arrhythmia-unstable", "Circulation unstable")))
          .setValue(new BooleanType(unstable));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "71908006, 23.9, alarm",
    "71908006, 24, alarm",
    "71908006, 24.1, fine",
    "71908006, 113, fine",
    "49436004, 5, watch",
  })
  void aDiagnosisOfArrhythmiaCountsWhenItIsNewOnTheDevice(
      String code, String hoursAgo, String state) {
    Coding arrhythmia = new Coding("http://snomed.info/sct", code, "arrhythmia");
    assertThat(
            MonitoringItemTest.state(
                v39().diagnosis(arrhythmia, hoursAgo, c -> {}).answers(), "RHYTHM"))
        .isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"480, fine", "480.1, unknown"})
  void aStatementOnTheRhythmHoldsForAShift(String minutesAgo, String state) {
    Answers answers =
        RecordEdit.of(Vignettes.byId("V39")).newestAt("rhythm-check", minutesAgo).answers();
    assertThat(MonitoringItemTest.state(answers, "RHYTHM")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"5, 4.66, alarm", "5, 4.75, fine", "200, 113, fine", "5, 24.1, fine"})
  void aResuscitationOnTheDeviceAfterSustainedRoscIsARenewedArrest(
      String rosc, String defibrillation, String state) {
    Addition record =
        v39()
            .answer(Codes.ROSC, true, rosc)
            .procedure(Codes.DEFIBRILLATION, defibrillation, p -> {});
    Answers answers = RecordEdit.of(record).without("rosc").answers();
    assertThat(MonitoringItemTest.state(answers, "REARREST")).isEqualTo(state);
  }

  @Test
  void aResuscitationWithoutAWordOnCirculationOrATimeIsUnknown() {
    Addition timed = v39().procedure(Codes.DEFIBRILLATION, "5", p -> {});
    assertThat(MonitoringItemTest.state(RecordEdit.of(timed).without("rosc").answers(), "REARREST"))
        .isEqualTo("unknown");
    Addition untimed = v39().procedure(Codes.DEFIBRILLATION, "5", p -> p.setPerformed(null));
    assertThat(MonitoringItemTest.state(untimed.answers(), "REARREST")).isEqualTo("unknown");
  }

  private static Addition v39() {
    return Addition.to("V39");
  }
}
