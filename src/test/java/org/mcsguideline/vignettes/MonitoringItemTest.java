package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What alarms, is looked at again or cannot be told, item by item. V39: a pump for 112 h, nothing
 * to report.
 */
class MonitoringItemTest {

  private static final Coding RUTHERFORD =
      Codes.local("limb-rutherford-class", "Rutherford class of acute limb ischaemia");

  @Test
  void theRecordThatTheOtherTestsChangeHasNothingToReport() {
    Answers answers = RecordEdit.of(Vignettes.byId("V39")).answers();
    assertThat(answers.r3()).isEqualTo("ACTIVE");
    assertThat(state(answers, "LIMB")).isEqualTo("fine");
    assertThat(answers.alarm()).isEmpty();
    assertThat(answers.unknown()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"i, fine", "iia, alarm", "iib, alarm", "iii, alarm"})
  void aRutherfordClassAlarmsFromIIaOn(String recorded, String state) {
    Answers answers =
        v39().finding(RUTHERFORD, Codes.local("rutherford-" + recorded, "class"), "1").answers();
    assertThat(state(answers, "LIMB")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    // saturation of the cannulated side, of the other side, unit, hours ago, state
    "49.9, 60, %, 0.5, alarm",
    "50, 60, %, 0.5, fine",
    "50.1, 60, %, 0.5, fine",
    "60, 79.9, %, 0.5, fine",
    "60, 80, %, 0.5, fine",
    "60, 80.1, %, 0.5, alarm",
    "90, 60, %, 0.5, fine",
    "45, 70, %, 1, alarm",
    "45, 70, %, 1.01, unknown",
    "0.45, 0.70, 1, 0.5, unknown",
  })
  void aLimbSaturationAlarmsWhenLowOrLowerThanTheOtherSide(
      String cannulated, String other, String unit, String hoursAgo, String state) {
    Answers answers =
        v39()
            .quantity(Codes.NIRS_CANNULATED, cannulated, unit, hoursAgo)
            .quantity(Codes.NIRS_OTHER, other, unit, hoursAgo)
            .answers();
    assertThat(state(answers, "LIMB")).isEqualTo(state);
  }

  @Test
  void aLimbSaturationOfOneSideAloneIsUnknownUnlessItIsLow() {
    assertThat(state(v39().quantity(Codes.NIRS_CANNULATED, "60", "%", "0.5").answers(), "LIMB"))
        .isEqualTo("unknown");
    assertThat(state(v39().quantity(Codes.NIRS_CANNULATED, "40", "%", "0.5").answers(), "LIMB"))
        .isEqualTo("alarm");
  }

  @Test
  void twoLimbSaturationsOfOneTimeOfWhichOneCannotBeReadAreUnknown() {
    Addition record =
        v39()
            .quantity(Codes.NIRS_CANNULATED, "70", "%", "0.5")
            .quantity(Codes.NIRS_CANNULATED, "0.7", "1", "0.5")
            .quantity(Codes.NIRS_OTHER, "70", "%", "0.5");
    assertThat(state(record.answers(), "LIMB")).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({"0, watch", "2.9, watch", "3, alarm"})
  void bleedingAtTheSiteIsOvertBleeding(String fall, String state) {
    Answers answers =
        Addition.to(Vignettes.byId("V39").withFact("hb_drop_24h", fall))
            .finding(Codes.SITE_CHECK, Codes.local("site-bleeding", "Bleeding"), "0.1")
            .answers();
    assertThat(state(answers, "BLEED")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    // SOFA now, hours ago, suspected, state
    "5, 2, true, watch",
    "6, 2, true, alarm",
    "7, 2, true, alarm",
    "7, 24, true, alarm",
    "7, 24.1, true, watch",
    "7, 2, false, fine",
  })
  void sepsisNeedsASuspectedInfectionAndARiseOfSofa(
      int total, String hoursAgo, boolean suspected, String state) {
    Addition record =
        v39().observation(Codes.SOFA, "30", sofa -> sofa.setValue(new IntegerType(4)));
    record.observation(Codes.SOFA, hoursAgo, sofa -> sofa.setValue(new IntegerType(total)));
    if (suspected) {
      record.finding(Codes.INFECTION_CHECK, Codes.INFECTION_SUSPECTED, "0.1");
    }
    Answers answers = RecordEdit.of(record).without("sofa").answers();
    assertThat(state(answers, "SEPSIS")).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"provisional", "confirmed"})
  void anInfectionOfADeviceThatIsNotRuledOutIsSuspected(String verification) {
    Coding infection = new Coding("http://snomed.info/sct", "234241007", "infection");
    Answers answers =
        v39()
            .diagnosis(
                infection,
                "5",
                c -> c.getVerificationStatus().getCodingFirstRep().setCode(verification))
            .answers();
    assertThat(state(answers, "SEPSIS")).isEqualTo("watch");
  }

  @ParameterizedTest
  @CsvSource({
    "iabp-timing, watch", "iabp-position, alarm", "iabp-left-radial-pulse, alarm",
    "iabp-blood-in-gas-line, alarm", "pump-suction, alarm", "pump-flow, alarm",
    "pump-motor-current, alarm", "pump-purge, alarm", "pump-placement-signal, alarm",
    "ecmo-flow, alarm", "ecmo-sweep, watch", "ecmo-distal-perfusion-line, alarm",
    "ecmo-lv-distension, alarm", "ecmo-differential-hypoxia, alarm", "ecmo-circuit-clots, alarm",
    "tandemheart-cannula, alarm", "tandemheart-flow, alarm", "device-works, fine",
    "something-else, unknown",
  })
  void theNewestDeviceCheckTellsHowTheDeviceWorks(String finding, String state) {
    Answers answers =
        v39().finding(Codes.DEVICE_CHECK, Codes.local(finding, "finding"), "0.1").answers();
    assertThat(state(answers, "DEVICE")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "limb-check, LIMB",
    "site-check, BLEED",
    "neuro-check, NEURO",
    "rhythm-check, RHYTHM",
    "infection-check, SEPSIS",
    "device-check, DEVICE",
  })
  void aCheckWithoutAFindingIsUnknownAndOneInErrorIsNone(String check, String item) {
    RecordEdit silent = RecordEdit.of(Vignettes.byId("V39")).withoutFinding(check);
    assertThat(state(silent.answers(), item)).isEqualTo("unknown");
    RecordEdit mistaken = RecordEdit.of(Vignettes.byId("V39")).status(check, "entered-in-error");
    assertThat(state(mistaken.answers(), item))
        .isEqualTo(item.equals("RHYTHM") ? "unknown" : "overdue");
  }

  static String state(Answers answers, String item) {
    if (answers.alarm().contains(item)) {
      return "alarm";
    }
    if (answers.watch().contains(item)) {
      return "watch";
    }
    if (answers.overdue().contains(item)) {
      return "overdue";
    }
    return answers.unknown().contains(item) ? "unknown" : "fine";
  }

  private static Addition v39() {
    return Addition.to("V39");
  }
}
