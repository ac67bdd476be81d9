package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vignettes through CQL alone. */
class VignetteLogicTest {

  static Stream<Vignette> all() {
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void populationAndSelectionAreAsExpected(Vignette vignette) {
    Answers answers = Answers.to(HookRequestJson.of(vignette, HookService.PATIENT_REVIEW));
    Expectation expected = vignette.expect();
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(answers.population()).as("population").isEqualTo(expected.population());
    softly.assertThat(answers.r1()).as("R1").isEqualTo(expected.r1());
    softly.assertThat(answers.r2()).as("R2").isEqualTo(expected.r2());
    softly.assertThat(answers.features()).as("features").containsAllEntriesOf(expected.features());
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("all")
  void monitoringIsAsExpected(Vignette vignette) {
    Answers answers = Answers.to(HookRequestJson.of(vignette, HookService.MONITORING));
    Expectation.Monitoring expected = vignette.expect().r3();
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(answers.r3()).as("state").isEqualTo(expected.state());
    softly.assertThat(answers.alarm()).as("alarm").isEqualTo(expected.alarm());
    softly.assertThat(answers.watch()).as("watch").isEqualTo(expected.watch());
    softly.assertThat(answers.overdue()).as("overdue").isEqualTo(expected.overdue());
    softly.assertThat(answers.unknown()).as("unknown").isEmpty();
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theAnswerIsTheSameAtAnotherTime(Vignette vignette) {
    Answers now = Answers.to(HookRequestJson.of(vignette, HookService.PATIENT_REVIEW));
    Vignette later = vignette.shiftedBy(Duration.ofDays(400).plusHours(7).plusSeconds(11));
    assertThat(Answers.to(HookRequestJson.of(later, HookService.PATIENT_REVIEW)))
        .usingRecursiveComparison()
        .isEqualTo(now);
  }

  @Test
  void thereAreOutcomesOfEveryKind() {
    assertThat(all().map(vignette -> vignette.expect().r1()))
        .contains("SHOW", "NOT_TRIGGERED", "NOT_APPLICABLE", "CANNOT_DETERMINE");
    assertThat(all().map(vignette -> vignette.expect().r2()))
        .contains(
            "PROFILE",
            "PROFILE+GOALS_UNCLEAR",
            "HELD_GOALS",
            "HELD_SETTING",
            "NOT_APPLICABLE",
            "CANNOT_DETERMINE");
    assertThat(all().map(vignette -> vignette.expect().r3().state()))
        .contains("NOT_ACTIVE", "OUT_OF_SCOPE", "POST_REMOVAL_WATCH", "ACTIVE");
  }
}
