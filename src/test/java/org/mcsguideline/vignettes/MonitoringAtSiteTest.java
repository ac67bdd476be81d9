package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.knowledge.Amount;

/**
 * Two times that differ only at a site which changes one of them; as shipped they fall together.
 * V39: a device for 112 h, nothing to report.
 */
class MonitoringAtSiteTest {

  @ParameterizedTest
  @CsvSource({
    // device, hours since insertion, whether the first sample is overdue
    "VA-ECMO, 16, false",
    "VA-ECMO, 16.01, true",
    "mAFP, 16.01, false",
    "mAFP, 28, false",
    "mAFP, 28.01, true",
  })
  void theFirstHaemolysisSampleOnEcmoHasATimeOfItsOwn(
      String device, String hours, boolean overdue) {
    assertThat(
            site("Haemolysis First Time On ECMO", "12", "hours")
                .answers(
                    CaseRequest.of(
                        "V39",
                        "device=%s;device_h=%s;~without free-haemoglobin;~without dehydrogenase"
                            .formatted(device, hours)))
                .overdue()
                .contains("HAEM"))
        .isEqualTo(overdue);
  }

  @ParameterizedTest
  @CsvSource({
    // hours since insertion, minutes since the only limb check, whether the next is overdue
    "0.6, 36, true",
    "0.6, 37, false",
    "0.5, 30, false",
    "0.75, 46, false",
    "0.76, 46, true",
  })
  void aLimbCheckAtTheVeryTimeOfInsertionIsOne(String hours, String minutes, boolean overdue) {
    assertThat(
            site("First Limb Check Limit", "45", "minutes")
                .answers(
                    CaseRequest.of("V39", "device_h=%s;limb_last_min=%s".formatted(hours, minutes)))
                .overdue()
                .contains("LIMB"))
        .isEqualTo(overdue);
  }

  private static SiteProfile.Site site(String parameter, String value, String unit) {
    return SiteProfile.standard()
        .with(parameter, "Quantity", new Amount(new BigDecimal(value), unit))
        .open();
  }
}
