package org.mcsguideline.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintedRatioTest {

  private static final Pattern DIRECTION =
      Pattern.compile("(survival|death|composite|failure): (?:OR|RR|HR)([<>])1 favours .+");
  private static final Pattern TWO_PERCENTAGES =
      Pattern.compile("(\\d+(?:\\.\\d+)?)% vs (\\d+(?:\\.\\d+)?)%");
  private static final List<String> OUTCOMES =
      List.of("death", "mortality", "survival", "composite");

  private static Stream<PrintedRatio> ratios() {
    return PrintedRatio.all().stream();
  }

  private static Stream<PrintedRatio> withLimits() {
    return ratios().filter(ratio -> ratio.interval().isPresent());
  }

  private static Stream<EvidenceTable.Row> factsWithTwoPercentages() {
    return EvidenceTable.of("narrative-facts.csv").rows().stream()
        .filter(row -> !row.text("direction").isEmpty())
        .filter(row -> TWO_PERCENTAGES.matcher(row.text("value")).find());
  }

  @ParameterizedTest
  @MethodSource("withLimits")
  void aRatioLiesInTheMiddleOfItsLimits(PrintedRatio ratio) {
    PrintedRatio.Interval limits = ratio.interval().orElseThrow();

    assertThat(ratio.middle(limits).meets(ratio.value(), 0)).isTrue();
  }

  @Test
  void ratiosWereFound() {
    assertThat(withLimits()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(withLimits().filter(ratio -> ratio.interval().orElseThrow().p().isPresent()))
        .hasSizeGreaterThanOrEqualTo(18);
  }

  /** Of survival above one is good, of everything else below one; a reader is told on the spot. */
  @ParameterizedTest
  @MethodSource("ratios")
  void aRatioSaysWhatItCounts(PrintedRatio ratio) {
    String direction = ratio.row().text("direction");

    if (direction.isEmpty()) {
      assertThat(OUTCOMES).anyMatch(ratio.text().toLowerCase(Locale.ROOT)::contains);
    } else {
      Matcher said = DIRECTION.matcher(direction);
      assertThat(said.matches()).as(direction).isTrue();
      assertThat(said.group(2)).isEqualTo("survival".equals(said.group(1)) ? ">" : "<");
    }
  }

  @ParameterizedTest
  @MethodSource("factsWithTwoPercentages")
  void aRatioGoesTheWayOfItsPercentages(EvidenceTable.Row fact) {
    Matcher percentages = TWO_PERCENTAGES.matcher(fact.text("value"));
    assertThat(percentages.find()).isTrue();
    double first = Double.parseDouble(percentages.group(1));
    double second = Double.parseDouble(percentages.group(2));
    PrintedRatio ratio =
        ratios().filter(each -> each.row().key().equals(fact.key())).findFirst().orElseThrow();
    // The percentages of this one are successes, its ratio is of failures.
    boolean turned = fact.text("direction").startsWith("failure");

    assertThat(ratio.value().value() < 1).isEqualTo(turned ? first > second : first < second);
  }

  @Test
  void factsWithTwoPercentagesWereFound() {
    assertThat(factsWithTwoPercentages()).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void aMovedPIsNoticed() {
    PrintedRatio.Interval limits =
        new PrintedRatio.Interval(new Printed("0.91"), new Printed("1.60"), Optional.empty());
    PrintedRatio ratio =
        new PrintedRatio(
            EvidenceTable.of("pooled-outcomes.csv").row("PO01"),
            "1.21",
            new Printed("1.21"),
            Optional.of(limits));

    PrintedRatio.Range implied = ratio.impliedP(limits);
    assertThat(implied.meets(new Printed("0.19"), Disagreements.TOLERANCE_OF_P)).isTrue();
    assertThat(implied.meets(new Printed("0.23"), Disagreements.TOLERANCE_OF_P)).isFalse();
    assertThat(implied.meets(new Printed("0.019"), Disagreements.TOLERANCE_OF_P)).isFalse();
  }
}
