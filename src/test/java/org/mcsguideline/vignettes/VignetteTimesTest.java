package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every time of the record is where the facts put it, and all of them follow the decision time. */
class VignetteTimesTest {

  private static final Pattern TIME = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[^\"]*)\"");

  static Stream<Vignette> vignettes() {
    assertThat(Vignettes.all()).hasSize(46);
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void knowsNothingOfTheFuture(Vignette vignette) {
    assertThat(times(vignette)).isNotEmpty();
    assertThat(times(vignette))
        .allSatisfy(time -> assertThat(time).isBeforeOrEqualTo(vignette.decisionTime()));
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void movesWithTheDecisionTime(Vignette vignette) {
    Duration shift = Duration.ofDays(40).plusHours(7);

    List<Instant> shifted = times(vignette.shiftedBy(shift));

    assertThat(shifted)
        .containsExactlyElementsOf(times(vignette).stream().map(time -> time.plus(shift)).toList());
  }

  @Test
  void writesTimesToTheSecondInUtc() {
    assertThat(timeTexts(Vignettes.byId("V21")))
        .isNotEmpty()
        .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
  }

  @ParameterizedTest
  @CsvSource({
    // Born so that the 17th or 62nd birthday was a hundred days before the arrest.
    "V01, 2006-11-21",
    "V02, 2006-03-01",
    "V04, 1961-11-21",
  })
  void isBornOnTheDayThatMakesTheAge(String id, String birthDate) {
    assertThat(
            VignetteRecord.of(Vignettes.byId(id)).patient().getBirthDateElement().asStringValue())
        .isEqualTo(birthDate);
  }

  @ParameterizedTest
  @CsvSource({
    "V04, v04-arrest, 07:00:00",
    "V04, v04-cpr, 07:01:00",
    "V04, v04-rosc, 07:07:00",
    "V04, v04-enc, 07:27:00",
    "V04, v04-gcs-eye, 07:37:00",
    "V04, v04-sbp-before, 08:43:00",
    "V16, v16-rosc, 09:58:00",
    "V17, v17-arrest, 09:47:00",
    "V17, v17-rosc, 09:54:00",
    "V17, v17-enc, 09:55:00",
    "V17, v17-gcs-eye, 09:56:00",
    "V24, v24-lactate, 07:22:00",
    "V25, v25-device, 08:00:00",
    "V28, v28-iabp-removal, 07:00:00",
    "V45, v45-neuro-check, 08:00:00",
  })
  void happensWhenTheFactsSay(String vignette, String id, String time) {
    Resource resource =
        VignetteRecord.of(Vignettes.byId(vignette)).resources().stream()
            .filter(candidate -> candidate.getIdPart().equals(id))
            .findFirst()
            .orElseThrow();

    assertThat(timesIn(RecordJson.write(resource)).findFirst())
        .hasValue("2024-03-01T" + time + "Z");
  }

  @Test
  void removesThePumpAfterItWasPlaced() {
    for (String id : List.of("V28", "V29")) {
      List<Procedure> procedures =
          VignetteRecord.of(Vignettes.byId(id)).resources().stream()
              .filter(resource -> resource.getIdPart().contains("iabp"))
              .map(Procedure.class::cast)
              .toList();

      assertThat(procedures).hasSize(2);
      BaseDateTimeType placed = procedures.get(0).getPerformedDateTimeType();
      assertThat(placed.before(procedures.get(1).getPerformedDateTimeType())).isTrue();
    }
  }

  private static List<Instant> times(Vignette vignette) {
    return timeTexts(vignette).map(Instant::parse).toList();
  }

  private static Stream<String> timeTexts(Vignette vignette) {
    return VignetteRecord.of(vignette).resources().stream()
        .flatMap(resource -> timesIn(RecordJson.write(resource)));
  }

  private static Stream<String> timesIn(String json) {
    return TIME.matcher(json).results().map((MatchResult found) -> found.group(1));
  }
}
