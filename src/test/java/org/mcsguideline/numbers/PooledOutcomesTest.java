package org.mcsguideline.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PooledOutcomesTest {

  private static final EvidenceTable TABLE = EvidenceTable.of("pooled-outcomes.csv");

  private static Stream<EvidenceTable.Row> studied() {
    return TABLE.rows().stream().filter(row -> row.whole("n_studies") > 0);
  }

  private static Counts device(EvidenceTable.Row row) {
    return new Counts(row.whole("mcs_events"), row.whole("mcs_total"));
  }

  private static Counts standard(EvidenceTable.Row row) {
    return new Counts(row.whole("std_events"), row.whole("std_total"));
  }

  private static TwoArms arms(EvidenceTable.Row row) {
    return new TwoArms(device(row), standard(row));
  }

  private static String decimals(int count, double value) {
    return String.format(Locale.ROOT, "%." + count + "f", value);
  }

  @ParameterizedTest
  @MethodSource("studied")
  void percentagesFollowFromTheCounts(EvidenceTable.Row row) {
    assertThat(new Printed(row.text("mcs_pct_seed")).covers(device(row).percentage())).isTrue();
    assertThat(new Printed(row.text("std_pct_seed")).covers(standard(row).percentage())).isTrue();
    assertThat(row.text("mcs_pct_recomputed")).isEqualTo(decimals(1, device(row).percentage()));
    assertThat(row.text("std_pct_recomputed")).isEqualTo(decimals(1, standard(row).percentage()));
  }

  @ParameterizedTest
  @MethodSource("studied")
  void crudeValuesFollowFromTheCounts(EvidenceTable.Row row) {
    assertEstimate(row, "crude_or", 3, arms(row).oddsRatio());
    assertEstimate(row, "crude_rr", 3, arms(row).riskRatio());
    TwoArms.Estimate difference = arms(row).riskDifferencePerThousand();
    assertThat(
            List.of(
                row.text("crude_rd_per_1000"),
                row.text("crude_rd_ci_low"),
                row.text("crude_rd_ci_high")))
        .containsExactly(
            decimals(0, difference.value()),
            decimals(0, difference.low()),
            decimals(0, difference.high()));
  }

  private static void assertEstimate(
      EvidenceTable.Row row, String column, int places, TwoArms.Estimate estimate) {
    assertThat(
            List.of(row.text(column), row.text(column + "_ci_low"), row.text(column + "_ci_high")))
        .as(column)
        .containsExactly(
            decimals(places, estimate.value()),
            decimals(places, estimate.low()),
            decimals(places, estimate.high()));
  }

  /** The strata of the trials make the difference, which is small in this table. */
  @ParameterizedTest
  @MethodSource("studied")
  void pooledRatiosLieCloseToTheCrudeOnes(EvidenceTable.Row row) {
    assertThat(row.number("or_seed")).isCloseTo(arms(row).oddsRatio().value(), within(0.0205));
  }

  @ParameterizedTest
  @MethodSource("studied")
  void theCheckSaysWhatIsFoundAnew(EvidenceTable.Row row) {
    double widths =
        Math.abs(Math.log(row.number("or_seed")))
            / Math.log(row.number("or_ci_high_seed") / row.number("or_ci_low_seed"));
    double p = PrintedRatio.twoSided(widths);
    double apart = Math.abs(row.number("or_seed") - arms(row).oddsRatio().value());

    assertThat(row.text("p_implied_by_seed_ci")).isEqualTo(decimals(3, p));
    assertThat(row.text("check"))
        .isEqualTo(
            "percentages reproduce; crude OR within "
                + decimals(3, apart)
                + " of pooled OR; P implied by the CI "
                + decimals(2, p)
                + " vs seed "
                + row.text("p_seed"));
  }

  /** Survivors are counted, so the direction is the other one than in the tables of deaths. */
  @ParameterizedTest
  @MethodSource("studied")
  void aRatioAboveOneMeansMoreSurvivorsWithADevice(EvidenceTable.Row row) {
    assertThat(row.text("direction")).isEqualTo("survival: OR>1 favours MCS");
    assertThat(row.number("or_seed") > 1)
        .isEqualTo(device(row).percentage() > standard(row).percentage());
  }

  /** On this rests that a small desirable effect is judged although none is shown (D08). */
  @ParameterizedTest
  @MethodSource("studied")
  void noPooledRatioExcludesOne(EvidenceTable.Row row) {
    assertThat(row.number("or_ci_low_seed")).isLessThan(1);
    assertThat(row.number("or_ci_high_seed")).isGreaterThan(1);
    assertThat(row.number("p_seed")).isGreaterThan(0.05);
  }

  @Test
  void oneRowHasAsManyPatientsAsThePublishedReview() {
    EvidenceTable.Row row = TABLE.row("PO04");

    assertThat(device(row).total() + standard(row).total()).isEqualTo(1842);
    assertThat(row.text("note")).contains("1842");
    assertThat(EvidenceTable.of("references.csv").row("X1").text("note")).contains("1842");
  }

  @Test
  void rowsWithoutATrialHoldNoNumber() {
    List<EvidenceTable.Row> empty =
        TABLE.rows().stream().filter(row -> row.whole("n_studies") == 0).toList();

    assertThat(empty).hasSize(3);
    assertThat(empty)
        .allSatisfy(
            row -> {
              assertThat(row.text("or_seed")).isEmpty();
              assertThat(row.text("mcs_total")).isEmpty();
              assertThat(row.text("crude_or")).isEmpty();
              assertThat(row.text("direction")).isNotEmpty();
            });
    assertThat(studied()).hasSize(9);
  }
}
