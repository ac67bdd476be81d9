package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says of parts of a whole. */
class ReplayReportTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 4706 | '0 of 4,706 (0.0 %)'",
        "1 | 4706 | '1 of 4,706 (below 0.1 %)'",
        "1 | 1000 | '1 of 1,000 (0.1 %)'",
        "999 | 1000 | '999 of 1,000 (99.9 %)'",
        "4705 | 4706 | '4,705 of 4,706 (above 99.9 %)'",
        "4706 | 4706 | '4,706 of 4,706 (100.0 %)'",
        "0 | 0 | 0 of 0"
      })
  void fewAreNeverNoneAndManyAreNeverAll(long part, long whole, String said) {
    assertThat(ReplayReport.of(part, whole)).isEqualTo(said);
  }
}
