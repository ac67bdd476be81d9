package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two limits that wait for a clinician's sign-off: a total of 8, and exactly ten minutes. */
class SignOffSwitchTest {

  private static final SiteProfile.Site UNSIGNED = SiteProfile.standard().open();

  @ParameterizedTest
  @CsvSource({
    // lowest total that is met, motor score, state; eye 3 and verbal 2 are the same in all
    "unset, 2, NOT_MET",
    "unset, 3, CONFLICT",
    "unset, 4, MET",
    "8, 2, NOT_MET",
    "8, 3, MET",
    "8, 4, MET",
    "9, 2, NOT_MET",
    "9, 3, NOT_MET",
    "9, 4, MET",
  })
  void decidesOnATotalOfEight(String minimum, String motor, String state) {
    SiteProfile.Site site =
        minimum.equals("unset")
            ? UNSIGNED
            : SiteProfile.standard()
                .with("Favourable Gcs Minimum", "Integer", Integer.valueOf(minimum))
                .open();
    Vignette vignette = Vignettes.byId("V09").withFact("gcs.motor", motor);
    assertThat(answers(site, vignette).features()).containsEntry("F1", state);
  }

  @ParameterizedTest
  @CsvSource({
    // exactly the limit is short, resuscitation, time before it, state
    "unset, 9, 0, MET",
    "unset, 10, 0, CONFLICT",
    "unset, 10.1, 0, NOT_MET",
    "unset, 9, 1, CONFLICT",
    "unset, 9, 2, CONFLICT",
    "unset, 10, 3, CONFLICT",
    "true, 9, 0, MET",
    "true, 10, 0, MET",
    "true, 10.1, 0, NOT_MET",
    "true, 9, 1, MET",
    "true, 9, 2, CONFLICT",
    "true, 10, 3, CONFLICT",
    "false, 9, 0, MET",
    "false, 10, 0, NOT_MET",
    "false, 10.1, 0, NOT_MET",
    "false, 9, 1, CONFLICT",
    "false, 9, 2, CONFLICT",
    "false, 10, 3, NOT_MET",
  })
  void decidesOnExactlyTenMinutes(String isShort, String lowFlow, String noFlow, String state) {
    Vignette vignette =
        Vignettes.byId("V12").withFact("low_flow", lowFlow).withFact("no_flow", noFlow);
    assertThat(answers(limitIsShort(isShort), vignette).features()).containsEntry("F3b", state);
  }

  @ParameterizedTest
  @CsvSource({"unset, UNKNOWN", "true, MET", "false, NOT_MET"})
  void decidesOnTheSubgroupWithInfarction(String isShort, String state) {
    assertThat(answers(limitIsShort(isShort), Vignettes.byId("V12")).features())
        .containsEntry("F23", state);
  }

  @ParameterizedTest
  @CsvSource({"unset", "true", "false"})
  void leavesAnUnknownCollapseUnknown(String isShort) {
    Vignette vignette = Vignettes.byId("V12").withFact("low_flow", "9").withoutFact("no_flow");
    assertThat(answers(limitIsShort(isShort), vignette).features()).containsEntry("F3b", "UNKNOWN");
  }

  private static SiteProfile.Site limitIsShort(String value) {
    return value.equals("unset")
        ? UNSIGNED
        : SiteProfile.standard()
            .with("Arrest At Limit Is Short", "Boolean", Boolean.valueOf(value))
            .open();
  }

  private static Answers answers(SiteProfile.Site site, Vignette vignette) {
    return site.answers(HookRequestJson.of(vignette, HookService.PATIENT_REVIEW));
  }
}
