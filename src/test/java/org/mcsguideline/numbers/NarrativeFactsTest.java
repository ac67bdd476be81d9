package org.mcsguideline.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrativeFactsTest {

  private static final EvidenceTable TABLE = EvidenceTable.of("narrative-facts.csv");

  /** In "7/21 vs 4/21 = 33.3% vs 19.0%" the first percentage is not that of the second counts. */
  private static final List<Pattern> COUNTS_WITH_PERCENTAGE =
      List.of(
          Pattern.compile("\\b(\\d+/\\d+) \\((\\d+(?:\\.\\d+)?)%"),
          Pattern.compile("(?<! vs )\\b(\\d+/\\d+) = (\\d+(?:\\.\\d+)?)%"));

  /** Every table: wherever counts and a percentage stand together. */
  @Test
  void percentagesBesideCountsFollowFromThem() {
    List<MatchResult> pairs =
        EvidenceTable.all().stream()
            .flatMap(table -> table.rows().stream())
            .flatMap(row -> row.cells().stream())
            .flatMap(
                cell ->
                    COUNTS_WITH_PERCENTAGE.stream()
                        .flatMap(pattern -> pattern.matcher(cell).results()))
            .toList();

    assertThat(pairs)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(
            pair ->
                assertThat(new Printed(pair.group(2)).covers(Counts.of(pair.group(1)).percentage()))
                    .as(pair.group())
                    .isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "N18, 19, 4/21",
    "N18, 38, 8/21",
    "N20, 50.0, 29/58",
    "N20, 47.5, 28/59",
    "N22, 39, 23/59",
    "L04, 56, 166/298",
    "L04, 45, 130/291"
  })
  void aFactHasThePercentageOfItsCounts(String key, String percentage, String counts) {
    EvidenceTable.Row fact = TABLE.row(key);

    assertThat(fact.text("value") + " " + fact.text("public_check")).contains(percentage + "%");
    assertThat(new Printed(percentage).covers(Counts.of(counts).percentage())).isTrue();
  }

  /** Denominators as analysed: at most 17 with ECMO and 18 without (D21). */
  @ParameterizedTest
  @CsvSource({"21.4, 3/14, 17", "35.7, 5/14, 17", "5.6, 1/18, 18"})
  void oneCountFitsAComplicationOfEuroShock(String percentage, String counts, int largestTotal) {
    EvidenceTable.Row fact = TABLE.row("N25");

    assertThat(fact.text("value")).contains(percentage + "%");
    assertThat(fact.text("ci_or_detail")).contains(counts);
    assertThat(Counts.fitting(new Printed(percentage), largestTotal))
        .containsExactly(Counts.of(counts));
  }

  /** Estimates over time are no shares (D21). */
  @ParameterizedTest
  @CsvSource({"51.8", "81.5"})
  void noCountFitsTheYearOfEuroShock(String percentage) {
    assertThat(TABLE.row("N24").text("value")).contains(percentage + "%");
    assertThat(Counts.fitting(new Printed(percentage), 18)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"N19, 63.8, 37/58", "N19, 71.2, 42/59", "N21, 60.3, 35/58", "N21, 61.0, 36/59"})
  void oneCountOfEachArmOfEcmoCsFits(String key, String percentage, String counts) {
    Counts expected = Counts.of(counts);

    assertThat(TABLE.row(key).text("value")).contains(percentage + "%");
    assertThat(Counts.fitting(new Printed(percentage), expected.total()))
        .filteredOn(fitting -> fitting.total() == expected.total())
        .containsExactly(expected);
  }

  /** The published review counts what the society's summary of the individual data counts. */
  @Test
  void survivorsOfTheSubgroupGiveTheRatioOfTheReview() {
    EvidenceTable.Row fact = TABLE.row("L04");
    TwoArms.Estimate survivors =
        new TwoArms(Counts.of("166/298"), Counts.of("130/291")).riskRatio();

    assertThat(fact.text("public_check")).contains("166/298 vs 130/291 gives RR " + in3(survivors));
    assertThat(new Printed("1.25").covers(survivors.value())).isTrue();
    assertThat(fact.text("value")).endsWith("RR 1.25");
    assertThat(TABLE.row("N05").text("public_check"))
        .contains("deaths %d/298 vs %d/291".formatted(298 - 166, 291 - 130));
  }

  /** What the abstract calls relative risks are odds ratios (D53). */
  @ParameterizedTest
  @CsvSource({
    "43/179, 11/176, 4.74 (2.35-9.55), 3.84 (2.05-7.21)",
    "75/179, 47/176, 1.98 (1.27-3.09), 1.57 (1.16-2.12)"
  })
  void ratiosOfHarmsAreNamedForWhatTheyAre(
      String device, String standard, String oddsRatio, String riskRatio) {
    EvidenceTable.Row discrepancy = EvidenceTable.of("discrepancies.csv").row("D53");
    TwoArms arms = new TwoArms(Counts.of(device), Counts.of(standard));

    assertThat(in2(arms.oddsRatio())).isEqualTo(oddsRatio);
    assertThat(in2(arms.riskRatio())).isEqualTo(riskRatio);
    assertThat(discrepancy.text("reading_b")).contains(oddsRatio).contains(riskRatio);
    assertThat(discrepancy.text("public_check")).contains(device + " vs " + standard);
    assertThat(TABLE.row("N09").text("public_check")).contains(device + " vs " + standard);
  }

  private static String in2(TwoArms.Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.2f (%.2f-%.2f)", estimate.value(), estimate.low(), estimate.high());
  }

  private static String in3(TwoArms.Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f-%.3f)", estimate.value(), estimate.low(), estimate.high());
  }
}
