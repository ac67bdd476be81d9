package org.mcsguideline.web.trial.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.web.frame.PageRefused;

/** An address that has no meaning is refused, and says why. */
class RefusedChartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=V99 | trial.refused.vignette",
        "v=<img src=x onerror=alert(1)> | trial.refused.vignette",
        "v=V04&nothing=1 | trial.refused.name",
        "v=V04&lactate.0=1 | trial.refused.name",
        "v=V04&lactate.other=1 | trial.refused.name",
        "v=V04&<script>=1 | trial.refused.name",
        "v=V04&add=nothing | trial.refused.name",
        "v=V04&lactate=high | trial.refused.value",
        "v=V04&lactate=1e9 | trial.refused.value",
        "v=V04&lactate=12345678901 | trial.refused.value",
        "v=V04&gcs-verbal=2.5 | trial.refused.value",
        "v=V04&rosc=maybe | trial.refused.value",
        "v=V04&rosc=5 | trial.refused.value",
        "v=V04&age=-1 | trial.refused.value",
        "v=V04&age=131 | trial.refused.value",
        "v=V04&sex=none | trial.refused.value",
        "v=V04&order=pump | trial.refused.value",
        "v=V04&lactate.at=-5 | trial.refused.time",
        "v=V04&lactate.at=soon | trial.refused.time",
        "v=V04&lactate.at=99999999 | trial.refused.time",
        "v=V04&lactate.41=1 | trial.refused.size",
      })
  void whatHasNoMeaningIsRefused(String query, String words) {
    assertThatThrownBy(() -> TrialCharts.of(query))
        .isInstanceOf(PageRefused.class)
        .extracting(refused -> ((PageRefused) refused).key())
        .isEqualTo(words);
  }

  @Test
  void whatIsTooLongOrTooMuchIsRefused() {
    assertThatThrownBy(() -> TrialCharts.of("v=V04&rosc=" + "x".repeat(500)))
        .hasMessage("trial.refused.size");
    Map<String, String> many =
        IntStream.range(0, 600)
            .boxed()
            .collect(Collectors.toMap(number -> "f" + number, number -> "1"));
    assertThatThrownBy(() -> TrialCharts.ALL.read(many)).hasMessage("trial.refused.size");
  }
}
