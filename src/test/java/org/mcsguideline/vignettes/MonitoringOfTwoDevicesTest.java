package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each of two devices has its own schedule. */
class MonitoringOfTwoDevicesTest {

  @Test
  void ofTwoDevicesEachHasItsScheduleAndTheStrictestHolds() {
    // The pump alone needs a haemoglobin every 12 h and a site check each shift.
    Addition second = Addition.to(on("mAFP", "112")).procedure(Codes.VA_ECMO, "20", p -> {});
    RecordEdit record =
        RecordEdit.of(second).newestAt("haemoglobin", "660").newestAt("site-check", "200");
    assertThat(record.answers().overdue()).containsExactly("BLEED");
    assertThat(RecordEdit.of(on("mAFP", "112")).newestAt("haemoglobin", "660").answers().overdue())
        .isEmpty();
    assertThat(record.newestAt("haemoglobin", "60").answers().overdue()).containsExactly("BLEED");
    assertThat(record.newestAt("site-check", "60").answers().overdue()).isEmpty();
  }

  @Test
  void aSecondDeviceStartsTheLimbAnew() {
    Addition second = Addition.to(on("mAFP", "112")).procedure(Codes.IABP, "0.6", p -> {});
    RecordEdit record = RecordEdit.of(second).newestAt("limb-check", "40");
    assertThat(record.answers().overdue()).containsExactly("LIMB");
  }

  private static Vignette on(String device, String hours) {
    return Vignettes.byId("V39").withFact("device", device).withFact("device_h", hours);
  }
}
