package org.mcsguideline.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ratios with their intervals, one below the other on a logarithmic line. Each row has its text
 * above its line, so that both can be read on a phone. A square is an estimate, a hollow diamond
 * one of which sources disagree, a hollow circle one without an interval; a row without an estimate
 * has the line of one and nothing else.
 *
 * @param sides what lies below and above one
 * @param bound greatest ratio of the axis, see {@link #boundOf}; what lies beyond ends in an arrow
 * @param rows not empty
 */
public record ForestPlot(Caption caption, Sides sides, double bound, List<Estimate> rows) {

  private static final double MARGIN = 8;
  private static final double BAND = 26;
  private static final double GAP = 12;
  private static final double AXIS = 34;

  /** What lies on each side of one, for readers. */
  public record Sides(String below, String above) {}

  public ForestPlot {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(caption.id() + ": a plot without rows");
    }
  }

  /** The bound that several plots share when all their rows are to be compared by eye. */
  public static double boundOf(List<Estimate> rows) {
    return LogScale.boundOf(rows.stream().flatMap(ForestPlot::ratios).toList());
  }

  private static Stream<Double> ratios(Estimate row) {
    Double value = row.value();
    Estimate.Interval interval = row.interval();
    return interval == null ? Stream.ofNullable(value) : Stream.of(interval.low(), interval.high());
  }

  /** The picture: one {@code svg} element. */
  public String svg() {
    LogScale scale = new LogScale(bound, MARGIN + 14, Drawing.WIDTH - MARGIN - 14);
    double sidesHeight = sidesHeight();
    double height =
        2 * (sidesHeight + AXIS) + rows.stream().mapToDouble(ForestPlot::height).sum() + GAP;
    Drawing drawing = Drawing.of(caption, height);
    sides(drawing, MARGIN);
    axis(drawing, scale, MARGIN + sidesHeight);
    double y = sidesHeight + AXIS + GAP;
    for (Estimate row : rows) {
      row(drawing, scale, row, y);
      y += height(row);
    }
    axis(drawing, scale, y);
    sides(drawing, y + AXIS);
    return drawing.end();
  }

  private static double room() {
    return Drawing.WIDTH - 2 * MARGIN;
  }

  private static double height(Estimate row) {
    return Letters.BOLD.lines(row.label(), room()).size() * Letters.BOLD.leading()
        + Letters.PLAIN.lines(row.words(), room()).size() * Letters.PLAIN.leading()
        + BAND
        + GAP;
  }

  private double sidesHeight() {
    int lines =
        Math.max(
            Letters.SMALL.lines(sides.below(), room() / 2 - GAP).size(),
            Letters.SMALL.lines(sides.above(), room() / 2 - GAP).size());
    return (lines + 1) * Letters.SMALL.leading();
  }

  private void sides(Drawing drawing, double top) {
    double half = room() / 2 - GAP;
    double y = top + Letters.SMALL.leading();
    drawing.text(MARGIN, y, "start", Letters.SMALL, "\u25C0");
    drawing.text(Drawing.WIDTH - MARGIN, y, "end", Letters.SMALL, "\u25B6");
    for (String line : Letters.SMALL.lines(sides.below(), half)) {
      drawing.text(MARGIN + 16, y, "start", Letters.SMALL, line);
      y += Letters.SMALL.leading();
    }
    y = top + Letters.SMALL.leading();
    for (String line : Letters.SMALL.lines(sides.above(), half)) {
      drawing.text(Drawing.WIDTH - MARGIN - 16, y, "end", Letters.SMALL, line);
      y += Letters.SMALL.leading();
    }
  }

  private static void axis(Drawing drawing, LogScale scale, double top) {
    drawing.line(scale.left(), top + 4, scale.right(), top + 4, 1);
    for (double tick : scale.ticks()) {
      double x = scale.at(tick);
      drawing.line(x, top, x, top + 8, 1);
      String name =
          new BigDecimal(tick).round(new MathContext(2)).stripTrailingZeros().toPlainString();
      drawing.text(x, top + 22, "middle", Letters.SMALL, name);
    }
  }

  private static void row(Drawing drawing, LogScale scale, Estimate row, double top) {
    drawing.open("g", "class", row.doubted() ? "row doubted" : "row", "data-row", row.id());
    double y = top;
    for (String line : Letters.BOLD.lines(row.label(), room())) {
      y += Letters.BOLD.leading();
      drawing.text(MARGIN, y, "start", Letters.BOLD, line);
    }
    for (String line : Letters.PLAIN.lines(row.words(), room())) {
      y += Letters.PLAIN.leading();
      drawing.text(MARGIN, y, "start", Letters.PLAIN, line);
    }
    new PlottedRow(drawing, scale, y + 6, y + BAND).draw(row);
    drawing.close();
  }
}
