package org.mcsguideline.picture;

import java.util.List;

/**
 * Shares or rates as bars below one another, each with its name above and its number behind it.
 *
 * @param bars in the order in which they stand
 */
public record BarChart(Caption caption, List<Bar> bars) {

  private static final double BAR = 12;
  private static final double GAP = 10;
  private static final double NUMBERS = 150;
  private static final double LONGEST = Drawing.WIDTH - NUMBERS - 8;

  /**
   * One bar.
   *
   * @param length 0 to 1 of the longest that can be
   * @param number as a reader wants to see it
   */
  public record Bar(String name, double length, String number) {
    public Bar {
      if (!(length >= 0 && length <= 1)) {
        throw new IllegalArgumentException("A bar is as long as 0 to 1: " + length);
      }
    }
  }

  public BarChart {
    bars = List.copyOf(bars);
  }

  /** The picture: one {@code svg} element. */
  public String svg() {
    double height = GAP + bars.stream().mapToDouble(BarChart::height).sum();
    Drawing drawing = Drawing.of(caption, height);
    double top = GAP;
    for (Bar bar : bars) {
      draw(drawing, bar, top);
      top += height(bar);
    }
    return drawing.end();
  }

  private static List<String> lines(Bar bar) {
    return Letters.SMALL.lines(bar.name(), Drawing.WIDTH);
  }

  private static double height(Bar bar) {
    return lines(bar).size() * Letters.SMALL.leading() + BAR + GAP + 4;
  }

  private static void draw(Drawing drawing, Bar bar, double top) {
    double y = top;
    for (String line : lines(bar)) {
      y += Letters.SMALL.leading();
      drawing.text(0, y - 4, "start", Letters.SMALL, line);
    }
    drawing.shape(
        "rect",
        "x",
        0.0,
        "y",
        y,
        "width",
        LONGEST,
        "height",
        BAR,
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-width",
        0.5);
    drawing.shape(
        "rect", "x", 0.0, "y", y, "width", Math.max(bar.length() * LONGEST, 0.5), "height", BAR);
    drawing.text(LONGEST + 8, y + BAR - 1, "start", Letters.SMALL, bar.number());
  }
}
