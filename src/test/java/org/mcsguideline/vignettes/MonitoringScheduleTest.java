package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often each check is due, by device: just in time and just too late. V39: a pump for 112 h,
 * nothing to report.
 */
class MonitoringScheduleTest {

  private static final Set<String> WITH_INTERVAL =
      Set.of("LIMB", "BLEED", "HAEM", "AKI", "NEURO", "SEPSIS", "DEVICE");

  @ParameterizedTest
  @CsvSource({
    // item, check, last minute in time
    "LIMB, limb-check, 90, IABP",
    "LIMB, limb-check, 90, mAFP",
    "LIMB, limb-check, 90, VA-ECMO",
    "LIMB, limb-check, 90, TandemHeart",
    "BLEED, haemoglobin, 840, IABP",
    "BLEED, haemoglobin, 840, mAFP",
    "BLEED, haemoglobin, 840, VA-ECMO",
    "BLEED, haemoglobin, 840, TandemHeart",
    "BLEED, site-check, 600, IABP",
    "BLEED, site-check, 600, mAFP",
    "BLEED, site-check, 180, VA-ECMO",
    "BLEED, site-check, 600, TandemHeart",
    "AKI, urine-, 120, IABP",
    "AKI, urine-, 120, mAFP",
    "AKI, urine-, 120, VA-ECMO",
    "AKI, urine-, 120, TandemHeart",
    "AKI, creatinine, 1680, IABP",
    "AKI, creatinine, 1680, mAFP",
    "AKI, creatinine, 1680, VA-ECMO",
    "AKI, creatinine, 1680, TandemHeart",
    "NEURO, neuro-check, 90, IABP",
    "NEURO, neuro-check, 90, mAFP",
    "NEURO, neuro-check, 90, VA-ECMO",
    "NEURO, neuro-check, 90, TandemHeart",
    "SEPSIS, infection-check, 600, IABP",
    "SEPSIS, infection-check, 600, mAFP",
    "SEPSIS, infection-check, 600, VA-ECMO",
    "SEPSIS, infection-check, 600, TandemHeart",
    "DEVICE, device-check, 90, IABP",
    "DEVICE, device-check, 90, mAFP",
    "DEVICE, device-check, 90, VA-ECMO",
    "DEVICE, device-check, 90, TandemHeart",
  })
  void aCheckIsOverdueOnlyAfterIntervalAndGrace(
      String item, String check, int inTime, String device) {
    Vignette vignette = on(device, "112");
    assertThat(RecordEdit.of(vignette).newestAt(check, inTime - 0.1 + "").answers().overdue())
        .isEmpty();
    assertThat(RecordEdit.of(vignette).newestAt(check, inTime + "").answers().overdue()).isEmpty();
    assertThat(RecordEdit.of(vignette).newestAt(check, inTime + 0.1 + "").answers().overdue())
        .containsExactly(item);
  }

  @ParameterizedTest
  @CsvSource({
    // hours since insertion, minutes since the last check, whether it is overdue
    "1, 30, false",
    "1, 30.1, true",
    "1.5, 30, false",
    "1.5, 30.1, true",
    "1.75, 45, false",
    "1.8, 45.1, true",
    "2.75, 45, false",
    "2.75, 45.1, true",
    "3.5, 90, false",
    "3.5, 90.1, true",
  })
  void theLimbIsCheckedByTheHourInWhichItWasCheckedLast(
      String sinceInsertion, String sinceCheck, boolean overdue) {
    for (String device : Set.of("IABP", "mAFP", "VA-ECMO", "TandemHeart")) {
      Addition record = Addition.to(on(device, sinceInsertion));
      assertThat(RecordEdit.of(record).newestAt("limb-check", sinceCheck).answers().overdue())
          .as(device)
          .matches(items -> items.contains("LIMB") == overdue);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "23.9, 10, false",
    "23.9, 10.01, true",
    "34, 10, false",
    "34, 10.01, true",
    "35, 11, false",
    "38, 14, false",
    "38, 14.01, true"
  })
  void haemoglobinIsDueMoreOftenOnTheFirstDay(
      String sinceInsertion, String sinceSample, boolean overdue) {
    RecordEdit record = RecordEdit.of(on("TandemHeart", sinceInsertion));
    assertThat(record.newestAt("haemoglobin", minutes(sinceSample)).answers().overdue())
        .matches(items -> items.contains("BLEED") == overdue);
  }

  @ParameterizedTest
  @CsvSource({
    // device, hours since insertion, hours since the sample, whether it is overdue
    "mAFP, 112, 28, false",
    "mAFP, 112, 28.01, true",
    "TandemHeart, 112, 28, false",
    "TandemHeart, 112, 28.01, true",
    "VA-ECMO, 112, 28, false",
    "VA-ECMO, 112, 28.01, true",
    "VA-ECMO, 28.1, 8.1, false",
    "VA-ECMO, 28.1, 8.2, true",
    "VA-ECMO, 28, 20, false",
    "mAFP, 28.1, 8.2, false",
    "IABP, 112, 100, false",
  })
  void aHaemolysisSampleIsDueDailyAndOnEcmoAtOneDay(
      String device, String sinceInsertion, String sinceSample, boolean overdue) {
    RecordEdit record =
        RecordEdit.of(on(device, sinceInsertion))
            .newestAt("free-haemoglobin", minutes(sinceSample))
            .newestAt("dehydrogenase", minutes(sinceSample));
    assertThat(record.answers().overdue()).matches(items -> items.contains("HAEM") == overdue);
  }

  @ParameterizedTest
  @CsvSource({"VA-ECMO, 28, false", "VA-ECMO, 28.01, true", "mAFP, 28.01, true", "IABP, 99, false"})
  void withoutAnyHaemolysisSampleTheFirstIsDueAfterADay(
      String device, String sinceInsertion, boolean overdue) {
    RecordEdit record =
        RecordEdit.of(on(device, sinceInsertion))
            .without("free-haemoglobin")
            .without("dehydrogenase");
    assertThat(record.answers().overdue().contains("HAEM")).isEqualTo(overdue);
    assertThat(record.answers().unknown()).doesNotContain("HAEM");
  }

  @Test
  void everyItemWithAnIntervalIsOverdueWhenNothingWasEverRecorded() {
    assertThat(bare("device_h", "112").answers().overdue()).isEqualTo(WITH_INTERVAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RHYTHM", "REARREST"})
  void anItemWithoutAnIntervalIsNeverOverdue(String item) {
    assertThat(bare("device_h", "112").without("rhythm-check").answers().overdue())
        .doesNotContain(item);
  }

  @Test
  void withoutATimeOfInsertionTheClockStartsAtArrival() {
    // Arrival was 20 min after the return of circulation, 119 h ago.
    assertThat(bare("device_h", "missing").answers().overdue()).isEqualTo(WITH_INTERVAL);
    assertThat(RecordEdit.of(on("mAFP", "missing")).answers().overdue()).isEmpty();
  }

  @Test
  void withoutInsertionAndArrivalNothingIsInTime() {
    Vignette vignette = on("mAFP", "missing").withoutFact("local_h");
    assertThat(RecordEdit.of(vignette).without("device-check").answers().overdue())
        .contains("DEVICE");
  }

  private static RecordEdit bare(String fact, String value) {
    return RecordEdit.of(Vignettes.byId("V39").withFact(fact, value))
        .without("limb-check")
        .without("site-check")
        .without("haemoglobin")
        .without("free-haemoglobin")
        .without("dehydrogenase")
        .without("creatinine")
        .without("urine-")
        .without("neuro-check")
        .without("infection-check")
        .without("device-check");
  }

  private static Vignette on(String device, String hours) {
    return Vignettes.byId("V39").withFact("device", device).withFact("device_h", hours);
  }

  private static String minutes(String hours) {
    return new BigDecimal(hours).multiply(BigDecimal.valueOf(60)).toString();
  }
}
