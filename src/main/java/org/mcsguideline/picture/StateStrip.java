package org.mcsguideline.picture;

import java.time.Duration;
import java.util.List;

/**
 * A stretch of time with what is done, due and overdue on it, and a line for now. Each state has a
 * shape of its own; its words stand beside the picture, or in {@code words} for who does not see
 * it.
 *
 * @param words what the picture shows, as text
 * @param length of the stretch; positive
 * @param now from its beginning
 * @param marks in any order; those outside of the stretch are left out
 * @param borders moments at which something else begins
 */
public record StateStrip(
    String words, Duration length, Duration now, List<Mark> marks, List<Duration> borders) {

  private static final double HEIGHT = 22;
  private static final double AXIS = 22;
  private static final double MIDDLE = HEIGHT / 2;
  private static final double SIZE = 6;
  private static final double CROSS = 4;
  private static final double SMALL = 3;
  private static final double DOT = 2;
  private static final double STROKE = 1.8;
  private static final double MARGIN = 10;

  /** A moment and where it stands. */
  public record Mark(Duration at, State state) {}

  /** A moment with its name. */
  public record Tick(Duration at, String name) {}

  /** States, each with its shape. */
  public enum State {
    /** A filled circle. */
    DONE,
    /** A hollow circle with a dot in it: now. */
    DUE,
    /** A small hollow circle: not yet. */
    LATER,
    /** A square with an exclamation mark in it. */
    OVERDUE,
    /** A cross. */
    MISSED,
    /** A dash. */
    NOT_APPLICABLE,
    /** A thin upright line: from here on something else counts. */
    BORDER;

    /** Its shape alone, for a legend: one {@code svg} element. */
    public String picture() {
      Drawing drawing = Drawing.strip("mark", "", HEIGHT, HEIGHT);
      draw(drawing, MIDDLE, this);
      return drawing.end();
    }
  }

  public StateStrip {
    marks = List.copyOf(marks);
    borders = List.copyOf(borders);
    if (length.isZero() || length.isNegative()) {
      throw new IllegalArgumentException("A strip without time");
    }
  }

  /** The picture: one {@code svg} element. */
  public String svg() {
    Drawing drawing = Drawing.strip("strip", words, Drawing.WIDTH, HEIGHT);
    drawing.line(MARGIN, MIDDLE, Drawing.WIDTH - MARGIN, MIDDLE, 0.5);
    borders.stream()
        .filter(this::isWithin)
        .forEach(border -> draw(drawing, at(border), State.BORDER));
    marks.stream()
        .filter(mark -> isWithin(mark.at()))
        .forEach(mark -> draw(drawing, at(mark.at()), mark.state()));
    now(drawing, HEIGHT);
    return drawing.end();
  }

  /** Names of moments, for the head of several strips with the same stretch. */
  public String axis(List<Tick> ticks) {
    Drawing drawing = Drawing.strip("strip axis", words, Drawing.WIDTH, AXIS);
    for (Tick tick : ticks) {
      if (isWithin(tick.at())) {
        drawing.text(at(tick.at()), AXIS - 5, "middle", Letters.PLAIN, tick.name());
      }
    }
    return drawing.end();
  }

  private boolean isWithin(Duration moment) {
    return !moment.isNegative() && moment.compareTo(length) <= 0;
  }

  private double at(Duration moment) {
    double part = (double) moment.toSeconds() / length.toSeconds();
    return MARGIN + part * (Drawing.WIDTH - 2 * MARGIN);
  }

  private void now(Drawing drawing, double height) {
    if (isWithin(now)) {
      drawing.shape(
          "line",
          "class",
          "now",
          "x1",
          at(now),
          "y1",
          0.0,
          "x2",
          at(now),
          "y2",
          height,
          "stroke",
          "currentColor",
          "stroke-width",
          2.0,
          "stroke-dasharray",
          "3 2");
    }
  }

  private static void draw(Drawing drawing, double x, State state) {
    switch (state) {
      case DONE -> circle(drawing, x, SIZE - 0.5, "done");
      case DUE -> {
        circle(drawing, x, SIZE - 0.5, "due");
        circle(drawing, x, DOT, "dot");
      }
      case LATER -> circle(drawing, x, SMALL, "later");
      case OVERDUE -> {
        drawing.shape(
            "rect",
            "class",
            "overdue",
            "x",
            x - SIZE,
            "y",
            MIDDLE - SIZE,
            "width",
            2 * SIZE,
            "height",
            2 * SIZE,
            "fill",
            "none",
            "stroke",
            "currentColor",
            "stroke-width",
            2.0);
        drawing.line(x, MIDDLE - 3.5, x, MIDDLE + 0.8, 2);
        drawing.line(x, MIDDLE + 2.4, x, MIDDLE + 4, 2);
      }
      case MISSED -> {
        drawing.line(x - CROSS, MIDDLE - CROSS, x + CROSS, MIDDLE + CROSS, 2);
        drawing.line(x - CROSS, MIDDLE + CROSS, x + CROSS, MIDDLE - CROSS, 2);
      }
      case NOT_APPLICABLE -> drawing.line(x - SIZE, MIDDLE, x + SIZE, MIDDLE, 3);
      case BORDER -> drawing.line(x, 4, x, HEIGHT - 4, 0.8);
    }
  }

  private static void circle(Drawing drawing, double x, double radius, String name) {
    boolean hollow = name.equals("due") || name.equals("later");
    drawing.shape(
        "circle",
        "class",
        name,
        "cx",
        x,
        "cy",
        MIDDLE,
        "r",
        radius,
        "fill",
        hollow ? "none" : "currentColor",
        "stroke",
        "currentColor",
        "stroke-width",
        radius < SMALL ? 0.0 : STROKE);
  }
}
