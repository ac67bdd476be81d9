package org.mcsguideline.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.picture.BarChart.Bar;
import org.w3c.dom.Element;

class BarChartTest {

  private static final String MARKUP = "<b onload=\"x\">Tom & Jerry's</b>";

  private static Drawn drawn(Bar... bars) {
    return Drawn.of(new BarChart(new Caption("c", "Cards", "In words"), List.of(bars)).svg());
  }

  /** Of each bar the frame and what fills it. */
  private static double width(Drawn chart, int rect) {
    return Drawn.number(chart.elements("rect").get(rect), "width");
  }

  @Test
  void aBarFillsAsMuchOfItsFrameAsItIsLong() {
    Drawn chart = drawn(new Bar("quarter", 0.25, "1"), new Bar("whole", 1, "4"));
    double frame = width(chart, 0);
    assertThat(width(chart, 1)).isEqualTo(frame / 4);
    assertThat(width(chart, 2)).isEqualTo(frame);
    assertThat(width(chart, 3)).isEqualTo(frame);
  }

  @Test
  void nothingIsAHairAndNoEmptyPlace() {
    assertThat(width(drawn(new Bar("never", 0, "0")), 1)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
  void aLengthThatNoBarCanHaveIsRefused(double length) {
    assertThatThrownBy(() -> new Bar("wrong", length, "?"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 1");
  }

  @Test
  void nameAndNumberStandAtEachBarInItsOrder() {
    Drawn chart = drawn(new Bar("second", 0.5, "0.50"), new Bar("first", 1, "not known"));
    assertThat(chart.texts()).containsExactly("second", "0.50", "first", "not known");
    List<Element> frames = chart.elements("rect");
    assertThat(Drawn.number(frames.get(2), "y")).isGreaterThan(Drawn.number(frames.get(0), "y"));
  }

  @Test
  void aLongNameIsBrokenAndThePictureGrowsWithIt() {
    String name = "a card with a long name ".repeat(8).strip();
    Drawn chart = drawn(new Bar(name, 1, "1"));
    List<String> lines = chart.texts().subList(0, chart.texts().size() - 1);
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(String.join(" ", lines)).isEqualTo(name);
    assertThat(height(chart)).isGreaterThan(height(drawn(new Bar("short", 1, "1"))));
    Element frame = chart.elements("rect").get(0);
    assertThat(Drawn.number(frame, "y") + Drawn.number(frame, "height"))
        .isLessThanOrEqualTo(height(chart));
  }

  private static double height(Drawn chart) {
    return Double.parseDouble(chart.root().getAttribute("viewBox").split(" ", -1)[3]);
  }

  @Test
  void withoutBarsThereIsStillAPictureWithAName() {
    Drawn chart = drawn();
    assertThat(chart.elements("rect")).isEmpty();
    assertThat(chart.elements("title").get(0).getTextContent()).isEqualTo("Cards");
    assertThat(height(chart)).isPositive();
  }

  @Test
  void textIsTextWhateverItHolds() {
    String svg =
        new BarChart(
                new Caption("c", MARKUP, MARKUP), List.of(new Bar(MARKUP, 1, "\u0000" + MARKUP)))
            .svg();
    assertThat(svg).doesNotContain("<b ", "\u0000");
    Drawn chart = Drawn.of(svg);
    assertThat(chart.texts()).containsExactly(MARKUP, "\uFFFD" + MARKUP);
    assertThat(chart.elements("title").get(0).getTextContent()).isEqualTo(MARKUP);
    assertThat(chart.elements("desc").get(0).getTextContent()).isEqualTo(MARKUP);
  }

  @Test
  void itsBarsAreThoseThatItWasGiven() {
    List<Bar> bars = new ArrayList<>(List.of(new Bar("one", 1, "1")));
    BarChart chart = new BarChart(new Caption("c", "Cards", "In words"), bars);
    bars.clear();
    assertThat(chart.bars()).hasSize(1);
  }
}
