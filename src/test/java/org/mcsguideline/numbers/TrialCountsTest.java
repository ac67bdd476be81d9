package org.mcsguideline.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrialCountsTest {

  private static final EvidenceTable TABLE = EvidenceTable.of("rcts.csv");

  private static Stream<EvidenceTable.Row> trials() {
    return TABLE.rows().stream();
  }

  private static Stream<EvidenceTable.Row> withARatio() {
    return trials().filter(row -> !row.text("crude_or_death").isEmpty());
  }

  private static Stream<EvidenceTable.Row> sayingTheOnlySolution() {
    return trials().filter(row -> implied(row).contains("(only integer solution)"));
  }

  private static String implied(EvidenceTable.Row row) {
    return row.text("counts_implied_control_vs_intervention");
  }

  private static Counts control(EvidenceTable.Row row) {
    return Counts.in(implied(row)).get(0);
  }

  private static Counts intervention(EvidenceTable.Row row) {
    return Counts.in(implied(row)).get(1);
  }

  private static Printed controlPercentage(EvidenceTable.Row row) {
    return new Printed(row.text("mortality_control_pct_seed"));
  }

  private static Printed interventionPercentage(EvidenceTable.Row row) {
    return new Printed(row.text("mortality_intervention_pct_seed"));
  }

  /** Counts of both arms, for all sizes of the arms that the number of patients leaves. */
  private static List<List<Counts>> solutions(EvidenceTable.Row row) {
    int patients = row.whole("n_seed");
    return Counts.fitting(controlPercentage(row), patients).stream()
        .flatMap(
            control ->
                Counts.fitting(interventionPercentage(row), patients).stream()
                    .filter(other -> control.total() + other.total() == patients)
                    .map(other -> List.of(control, other)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sayingTheOnlySolution")
  void noOtherCountsFit(EvidenceTable.Row row) {
    assertThat(solutions(row)).containsExactly(List.of(control(row), intervention(row)));
  }

  @Test
  void sevenTrialsHaveOneSolution() {
    assertThat(sayingTheOnlySolution()).hasSize(7);
  }

  @Test
  void equalArmsAreOneOfThreeSolutionsOfTheSmallestTrial() {
    EvidenceTable.Row row = TABLE.row("T09");

    assertThat(implied(row)).endsWith("(balanced solution)");
    assertThat(solutions(row)).hasSize(3).contains(List.of(control(row), intervention(row)));
    assertThat(control(row).total()).isEqualTo(intervention(row).total());
  }

  @Test
  void fourTrialsAgainstTheBalloonPumpAreThoseOfTheMetaAnalysis() {
    List<EvidenceTable.Row> active = Stream.of("T05", "T06", "T07", "T08").map(TABLE::row).toList();
    int patients = active.stream().mapToInt(row -> row.whole("n_seed")).sum();

    assertThat(active).allSatisfy(row -> assertThat(row.text("control_arm")).isEqualTo("IABP"));
    assertThat(EvidenceTable.of("narrative-facts.csv").row("N16").text("fact"))
        .isEqualTo("4 trials, %d patients".formatted(patients));
  }

  /** D21. */
  @Test
  void onlySixteenPatientsFitThePercentageOfEuroShock() {
    EvidenceTable.Row row = TABLE.row("T12");

    assertThat(Counts.fitting(interventionPercentage(row), 17)).containsExactly(intervention(row));
    assertThat(solutions(row)).isEmpty();
  }

  /** The percentages that do not follow are among the disagreements. */
  @Test
  void percentagesFollowFromTheCounts() {
    assertThat(trials())
        .filteredOn(row -> !Disagreements.percentageOfATrial(row))
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(
            row -> {
              assertThat(controlPercentage(row).covers(control(row).percentage())).isTrue();
              assertThat(interventionPercentage(row).covers(intervention(row).percentage()))
                  .isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("withARatio")
  void crudeRatiosFollowFromTheCounts(EvidenceTable.Row row) {
    TwoArms.Estimate deaths = new TwoArms(intervention(row), control(row)).oddsRatio();

    assertThat(
            List.of(
                row.text("crude_or_death"),
                row.text("crude_or_ci_low"),
                row.text("crude_or_ci_high")))
        .containsExactly(decimals(deaths.value()), decimals(deaths.low()), decimals(deaths.high()));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  @Test
  void aRatioIsLeftOutOnlyForAnEmptyCell() {
    assertThat(withARatio()).hasSize(12);
    assertThat(trials())
        .filteredOn(row -> row.text("crude_or_death").isEmpty())
        .allSatisfy(row -> assertThat(control(row).events()).isZero());
  }

  @ParameterizedTest
  @MethodSource("withARatio")
  void publicCountsAreThoseThatAreUsed(EvidenceTable.Row row) {
    if (row.text("crude_or_basis").equals("public counts")) {
      assertThat(row.firstWhole("public_deaths_control")).contains(control(row).events());
      assertThat(row.firstWhole("public_deaths_intervention")).contains(intervention(row).events());
      assertThat(row.firstWhole("public_total_control")).contains(control(row).total());
      assertThat(row.firstWhole("public_total_intervention")).contains(intervention(row).total());
    } else {
      assertThat(row.text("crude_or_basis")).startsWith("counts implied by");
    }
  }

  @Test
  void fourTrialsHavePublicCounts() {
    assertThat(trials())
        .filteredOn(row -> row.text("crude_or_basis").equals("public counts"))
        .hasSize(4);
  }

  /** Deaths are counted, so the direction is the other one than in the table of survivors. */
  @ParameterizedTest
  @MethodSource("withARatio")
  void aRatioBelowOneMeansFewerDeathsInTheInterventionArm(EvidenceTable.Row row) {
    assertThat(row.text("direction")).isEqualTo("death: OR<1 favours the intervention arm");
    assertThat(row.number("crude_or_death") < 1)
        .isEqualTo(interventionPercentage(row).value() < controlPercentage(row).value());
  }
}
