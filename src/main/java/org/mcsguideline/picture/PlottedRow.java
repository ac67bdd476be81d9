package org.mcsguideline.picture;

/**
 * The line of one row of a forest plot.
 *
 * @param top of the band that it has
 * @param bottom of that band
 */
record PlottedRow(Drawing drawing, LogScale scale, double top, double bottom) {

  private static final double END = 5;
  private static final double SIZE = 5;
  private static final double DIAMOND = 8;

  void draw(Estimate row) {
    double one = scale.at(1);
    drawing.shape(
        "line",
        "class",
        "one",
        "x1",
        one,
        "y1",
        top,
        "x2",
        one,
        "y2",
        bottom,
        "stroke",
        "currentColor",
        "stroke-width",
        1.0,
        "stroke-dasharray",
        "3 2");
    Double value = row.value();
    Estimate.Interval interval = row.interval();
    if (value == null) {
      return;
    }
    double x = scale.at(value);
    if (interval == null) {
      drawing.shape(
          "circle",
          "class",
          "value",
          "cx",
          x,
          "cy",
          middle(),
          "r",
          SIZE,
          "fill",
          "none",
          "stroke",
          "currentColor",
          "stroke-width",
          2.0);
    } else if (row.doubted()) {
      interval(interval, x, DIAMOND);
      diamond(x);
    } else {
      interval(interval, x, 0);
      square(x);
    }
  }

  private double middle() {
    return (top + bottom) / 2;
  }

  /** A line that leaves the mark free, so that a hollow one is empty on every background. */
  private void interval(Estimate.Interval interval, double mark, double free) {
    double low = scale.at(interval.low());
    double high = scale.at(interval.high());
    drawing.line(low, middle(), Math.max(low, mark - free), middle(), 2);
    drawing.line(Math.min(high, mark + free), middle(), high, middle(), 2);
    end(low, scale.holds(interval.low()), 1);
    end(high, scale.holds(interval.high()), -1);
  }

  /** A bar, or an arrow head where the interval goes on beyond the axis. */
  private void end(double x, boolean within, int inwards) {
    if (within) {
      drawing.line(x, middle() - END, x, middle() + END, 2);
    } else {
      String head =
          Drawing.point(x + inwards * END, middle() - END)
              + Drawing.point(x, middle())
              + Drawing.point(x + inwards * END, middle() + END);
      drawing.shape(
          "polyline",
          "class",
          "beyond",
          "points",
          head,
          "fill",
          "none",
          "stroke",
          "currentColor",
          "stroke-width",
          2.0);
    }
  }

  private void square(double x) {
    drawing.shape(
        "rect",
        "class",
        "value",
        "x",
        x - SIZE,
        "y",
        middle() - SIZE,
        "width",
        2 * SIZE,
        "height",
        2 * SIZE);
  }

  private void diamond(double x) {
    String corners =
        Drawing.point(x - DIAMOND, middle())
            + Drawing.point(x, middle() - DIAMOND)
            + Drawing.point(x + DIAMOND, middle())
            + Drawing.point(x, middle() + DIAMOND);
    drawing.shape(
        "polygon",
        "class",
        "value",
        "points",
        corners,
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-width",
        2.0);
  }
}
