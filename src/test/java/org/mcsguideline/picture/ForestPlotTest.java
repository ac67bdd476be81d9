package org.mcsguideline.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mcsguideline.picture.Estimate.Interval;
import org.w3c.dom.Element;

class ForestPlotTest {

  private static final Caption CAPTION = new Caption("p", "Title", "What can be seen");
  private static final Estimate HALF =
      new Estimate("A1", "half", "0.5 (0.25 to 1)", 0.5, new Interval(0.25, 1), false);
  private static final Estimate DOUBTED =
      new Estimate("A2", "doubted", "2 (1 to 4)", 2.0, new Interval(1, 4), true);
  private static final Estimate ALONE = new Estimate("A3", "alone", "3", 3.0, null, false);
  private static final Estimate NONE = new Estimate("A4", "none", "no study", null, null, false);

  private static Drawn plot(double bound, Estimate... rows) {
    return Drawn.of(
        new ForestPlot(CAPTION, new ForestPlot.Sides("less", "more"), bound, List.of(rows)).svg());
  }

  /**
   * The axis goes from 22 to 458, so one is at 240; a half of four is half the way: 131 and 349.
   */
  @Test
  void theLineIsLogarithmic() {
    Drawn plot = plot(4, HALF, DOUBTED);
    Element square = plot.row("A1").value();
    assertThat(Drawn.number(square, "x") + Drawn.number(square, "width") / 2)
        .isCloseTo(131, within(0.01));
    assertThat(plot.row("A2").value().getAttribute("points")).startsWith("341,").contains("357,");
    assertThat(Drawn.number(plot.row("A1").ofClass("one").get(0), "x1"))
        .isCloseTo(240, within(0.01));
    assertThat(plot.row("A1").elements("line"))
        .extracting(line -> Drawn.number(line, "x1"))
        .contains(22.0, 240.0);
  }

  @Test
  void whatIsBeyondTheAxisEndsInAnArrow() {
    assertThat(plot(4, HALF).ofClass("beyond")).isEmpty();
    Drawn cut = plot(2, HALF);
    assertThat(cut.ofClass("beyond")).hasSize(1);
    assertThat(cut.ofClass("beyond").get(0).getAttribute("points")).contains("22,");
  }

  @Test
  void eachKindOfRowHasAShapeOfItsOwn() {
    Drawn plot = plot(5, HALF, DOUBTED, ALONE, NONE);
    assertThat(plot.row("A1").value().getTagName()).isEqualTo("rect");
    assertThat(plot.row("A2").value().getTagName()).isEqualTo("polygon");
    assertThat(plot.row("A3").value().getTagName()).isEqualTo("circle");
    assertThat(plot.row("A4").ofClass("value")).isEmpty();
    assertThat(plot.row("A4").texts()).containsExactly("none", "no study");
  }

  /** Below one to the left, above one to the right. */
  @Test
  void eachSideSaysWhatItMeans() {
    Drawn plot = plot(5, HALF);
    List<Element> below =
        plot.elements("text").stream().filter(t -> t.getTextContent().equals("less")).toList();
    List<Element> above =
        plot.elements("text").stream().filter(t -> t.getTextContent().equals("more")).toList();
    assertThat(below).isNotEmpty().allMatch(text -> Drawn.number(text, "x") < 100);
    assertThat(above).isNotEmpty().allMatch(text -> Drawn.number(text, "x") > 380);
  }

  @Test
  void theAxisReachesTheFarthestRow() {
    assertThat(ForestPlot.boundOf(List.of(HALF))).isEqualTo(5);
    assertThat(ForestPlot.boundOf(List.of(ALONE, NONE))).isEqualTo(5);
    assertThat(ForestPlot.boundOf(List.of(NONE))).isEqualTo(2);
    Estimate wide = new Estimate("W", "w", "w", 1.0, new Interval(0.08, 1.7), false);
    assertThat(ForestPlot.boundOf(List.of(wide))).isEqualTo(20);
    assertThat(plot(20, wide).texts())
        .containsSubsequence("0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20");
  }

  @Test
  void textCannotBecomeMarkup() {
    Estimate hostile =
        new Estimate("\"><script>", "</text><script>x</script>", "a & b\u0000", 1.0, null, false);
    Drawn plot = plot(2, hostile);
    assertThat(plot.elements("script")).isEmpty();
    assertThat(plot.row("\"><script>").texts())
        .containsExactly("</text><script>x</script>", "a & b\uFFFD");
  }

  @Test
  void everybodyCanReadIt() {
    Drawn plot = plot(2, HALF);
    assertThat(plot.root().getAttribute("role")).isEqualTo("img");
    assertThat(plot.root().getAttribute("aria-labelledby")).isEqualTo("p-title p-description");
    assertThat(plot.elements("title").get(0).getTextContent()).isEqualTo("Title");
    assertThat(plot.elements("desc").get(0).getTextContent()).isEqualTo("What can be seen");
    assertThat(plot.elements("line"))
        .isNotEmpty()
        .allMatch(line -> line.getAttribute("stroke").equals("currentColor"));
  }

  @Test
  void aPlotWithoutRowsOrWithImpossibleNumbersIsRefused() {
    assertThatThrownBy(() -> plot(2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate("Z", "z", "z", 0.0, null, false))
        .hasMessageContaining("Z: a ratio is above zero");
    assertThatThrownBy(() -> new Estimate("Z", "z", "z", null, new Interval(1, 2), false))
        .hasMessageContaining("Z: an interval without an estimate");
    assertThatThrownBy(() -> new Interval(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void longTextIsBrokenIntoLines() {
    String label =
        "a label that is longer than what one line of the picture can ever hold, so it is broken";
    Drawn plot = plot(2, new Estimate("L", label, "w", 1.0, null, false));
    assertThat(plot.row("L").texts()).hasSize(3);
    assertThat(String.join(" ", plot.row("L").texts().subList(0, 2))).isEqualTo(label);
  }

  /** A policy that runs no inline style would complain of it. */
  @Test
  void aPictureWithinAPageHasNoStyleOfItsOwnAndIsElseTheSame() {
    ForestPlot.Sides sides = new ForestPlot.Sides("less", "more");
    String alone = new ForestPlot(CAPTION, sides, 4, List.of(HALF)).svg();
    String within = new ForestPlot(CAPTION.inPage(), sides, 4, List.of(HALF)).svg();
    assertThat(within).doesNotContain("style").contains("data-row=\"A1\"");
    assertThat(alone.replaceAll(" style=\"[^\"]*\"|<style>.*?</style>", "")).isEqualTo(within);
    assertThat(alone).contains("<style>", " style=");
  }
}
