package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.card.Card;

/** What the cards on monitoring say. V39: a pump for 112 h, nothing to report. */
class MonitoringCardTest {

  private static final List<String> CHECKS =
      List.of(
          "limb-check",
          "site-check",
          "haemoglobin",
          "free-haemoglobin",
          "dehydrogenase",
          "creatinine",
          "urine-",
          "neuro-check",
          "rhythm-check",
          "infection-check",
          "device-check");

  @ParameterizedTest
  @CsvSource({"0.24, info", "0.25, info", "0.26, warning", "missing, warning"})
  void nothingIsSaidToBeFineWhenMonitoringDataAreOld(String hoursAgo, String indicator) {
    Vignette vignette = Vignettes.byId("V39").withFact("bp_age_h", hoursAgo);
    Card card = RecordEdit.of(vignette).card();
    assertThat(card.indicator()).isEqualTo(indicator);
    assertThat(card.summary().contains("none overdue")).isEqualTo(indicator.equals("info"));
    assertThat(card.summary().contains("monitoring data not current"))
        .isEqualTo(indicator.equals("warning"));
  }

  @Test
  void aHeartRateIsAMonitoringValueToo() {
    Vignette vignette = Vignettes.byId("V39").withFact("bp_age_h", "3");
    Addition record = Addition.to(vignette).quantity(Codes.HEART_RATE, "80", "/min", "0.1");
    assertThat(RecordEdit.of(record).card().indicator()).isEqualTo("info");
  }

  @Test
  void anAlarmStaysAnAlarmWhenMonitoringDataAreOld() {
    Card card = RecordEdit.of(Vignettes.byId("V27").withFact("bp_age_h", "1")).card();
    assertThat(card.indicator()).isEqualTo("critical");
    assertThat(card.detail()).contains("Monitoring data not current");
  }

  @Test
  void afterRemovalTheFlowOfMonitoringDataIsNotAsked() {
    Card card = RecordEdit.of(Vignettes.byId("V28").withFact("bp_age_h", "5")).card();
    assertThat(card.indicator()).isEqualTo("info");
  }

  @Test
  void thereIsOneLineForEachItemInOneOrder() {
    for (String id : List.of("V26", "V39", "V44", "V45")) {
      String detail = String.valueOf(RecordEdit.of(Vignettes.byId(id)).card().detail());
      assertThat(lines(detail).map(line -> line.replaceAll("^- |:.*", "")))
          .as(id)
          .startsWith(
              "Limb ischaemia",
              "Bleeding",
              "Haemolysis",
              "Kidney injury",
              "Stroke",
              "Arrhythmia",
              "Renewed arrest",
              "Sepsis",
              "Device");
    }
  }

  @Test
  void anOverdueItemIsNeverDisplayedAsNormal() {
    RecordEdit bare = bare(Addition.to("V39"));
    String detail = String.valueOf(bare.card().detail());
    assertThat(lines(detail).filter(line -> line.contains("CHECK OVERDUE"))).hasSize(7);
    assertThat(lines(detail).filter(line -> line.contains("OVERDUE")))
        .noneMatch(line -> line.contains("no alarm on record") || line.contains("on time"));
    assertThat(bare.card().summary()).contains("overdue: ").doesNotContain("none overdue");
  }

  @Test
  void aTitleIsNeverCutOff() {
    Addition crowded = Addition.to("V39");
    crowded.procedure(Codes.VA_ECMO, "20", p -> {}).procedure(Codes.IABP, "30", p -> {});
    for (RecordEdit record :
        List.of(bare(crowded), bare(alarming(crowded)), bare(alarming("V26")))) {
      assertThat(record.card().summary()).hasSizeLessThan(140).startsWith("MCS monitoring, ");
      assertThat(record.card().summary() + record.card().detail()).doesNotContain("…");
    }
    assertThat(bare(alarming("V39")).card().summary())
        .contains("act now: limb ischaemia, ")
        .hasSizeLessThan(140);
  }

  @Test
  void anAlarmComesFirstInTheTitleAndOverdueChecksAreCounted() {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V27")).newestAt("neuro-check", "200");
    assertThat(record.card().summary())
        .isEqualTo("MCS monitoring, V-A ECMO: act now: limb ischaemia; overdue: 1 check");
  }

  @Test
  void aReminderNamesWhatToDo() {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V46")).newestAt("site-check", "700");
    assertThat(record.withoutFinding("device-check").card().summary())
        .isEqualTo(
            "MCS monitoring, Micro-axial flow pump: look again: bleeding; overdue: access site;"
                + " not known: device");
  }

  @ParameterizedTest
  @CsvSource({
    "IABP, blood in the gas line",
    "mAFP, suction alarms",
    "VA-ECMO, differential hypoxia",
    "TandemHeart, transseptal cannula",
  })
  void thePointsOfTheDeviceAreNamed(String device, String point) {
    Vignette vignette = Vignettes.byId("V39").withFact("device", device);
    assertThat(RecordEdit.of(vignette).card().detail()).contains(point);
  }

  @Test
  void aMissingWeightIsNamed() {
    Card card = RecordEdit.of(Vignettes.byId("V39")).without("body-weight").card();
    assertThat(card.summary()).contains("not known: kidney injury");
    assertThat(card.detail()).contains("Body weight: urine output cannot be compared without it");
  }

  @Test
  void everyMonitoringStepIsOfferedWhenEverythingIsOverdue() {
    assertThat(bare(Addition.to("V39")).card().suggestions()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "90, '', info",
    "90.1, 'BLEED', warning",
  })
  void afterRemovalLimbAndSiteAreWatched(String minutesAgo, String overdue, String indicator) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V28").withFact("removed_h", "4"));
    record.newestAt("site-check", minutesAgo);
    assertThat(record.card().indicator()).isEqualTo(indicator);
    assertThat(String.join(",", record.answers().overdue())).isEqualTo(overdue);
    assertThat(
            lines(String.valueOf(record.card().detail())).map(line -> line.replaceAll(":.*", "")))
        .containsExactly("- Limb ischaemia", "- Bleeding at the access site");
  }

  @ParameterizedTest
  @CsvSource({"0.5, ''", "0.51, 'BLEED,LIMB'"})
  void afterRemovalTheFirstChecksAreDueSoon(String removed, String overdue) {
    RecordEdit record = RecordEdit.of(Vignettes.byId("V28").withFact("removed_h", removed));
    record.newestAt("limb-check", "40").newestAt("site-check", "40");
    assertThat(String.join(",", record.answers().overdue())).isEqualTo(overdue);
  }

  private static Addition alarming(String vignette) {
    return alarming(Addition.to(vignette));
  }

  private static Addition alarming(Addition record) {
    return record
        .finding(Codes.LIMB_CHECK, Codes.LIMB_NO_DOPPLER, "3")
        .finding(Codes.SITE_CHECK, Codes.local("site-bleeding", "Bleeding"), "12")
        .answer(Codes.TRANSFUSION, true, "1")
        .quantity(Codes.FREE_HAEMOGLOBIN, "60", "mg/dL", "40")
        .quantity(Codes.FREE_HAEMOGLOBIN, "60", "mg/dL", "30")
        .quantity(Codes.CREATININE, "5", "mg/dL", "40")
        .finding(Codes.NEURO_CHECK, Codes.NEURO_PUPIL_CHANGE, "3")
        .finding(Codes.RHYTHM_CHECK, Codes.RHYTHM_VF, "3")
        .procedure(Codes.DEFIBRILLATION, "3", p -> {})
        .finding(Codes.DEVICE_CHECK, Codes.local("pump-suction", "Pump: suction alarm"), "3");
  }

  /** Without the checks of the vignette; what was added stays. */
  private static RecordEdit bare(Addition addition) {
    RecordEdit record = RecordEdit.of(addition);
    CHECKS.forEach(record::without);
    return record;
  }

  private static Stream<String> lines(String detail) {
    return detail
        .lines()
        .filter(line -> line.matches("- .*: .*\\)"))
        .filter(line -> !line.matches("- (IABP|V-A ECMO|TandemHeart|Micro-axial flow pump):.*"));
  }
}
