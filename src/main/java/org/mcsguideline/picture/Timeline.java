package org.mcsguideline.picture;

import java.time.Duration;
import java.util.List;

/**
 * Moments on several lanes below each other. The time is cut into windows of equal width, so that
 * dense first hours and a long rest can both be seen. Each lane has its text above its marks.
 *
 * @param windows one after the other, not empty
 * @param lanes not empty
 */
public record Timeline(Caption caption, List<Window> windows, List<Lane> lanes) {

  private static final double MARGIN = 8;
  private static final double BETWEEN = 18;
  private static final double BAND = 26;
  private static final double GAP = 12;
  private static final double AXIS = 28;

  /**
   * A stretch of time.
   *
   * @param ticks moments that are named, within the stretch
   */
  public record Window(Duration start, Duration end, List<Tick> ticks) {

    public Window {
      ticks = List.copyOf(ticks);
      if (end.compareTo(start) <= 0) {
        throw new IllegalArgumentException("A window ends after it begins.");
      }
    }

    private boolean holds(Duration moment) {
      return moment.compareTo(start) >= 0 && moment.compareTo(end) <= 0;
    }
  }

  /** A moment with its name. */
  public record Tick(Duration at, String name) {}

  /**
   * What happens at moments.
   *
   * @param id key of the data, unlike any other of the picture
   * @param words the moments as text
   * @param moments in any order; one on the border of two windows is drawn in the earlier
   */
  public record Lane(String id, String label, String words, List<Duration> moments) {

    public Lane {
      moments = List.copyOf(moments);
    }
  }

  public Timeline {
    windows = List.copyOf(windows);
    lanes = List.copyOf(lanes);
    if (windows.isEmpty() || lanes.isEmpty()) {
      throw new IllegalArgumentException(caption.id() + ": a timeline without time or lanes");
    }
  }

  /** The picture: one {@code svg} element. */
  public String svg() {
    double height = 2 * AXIS + 2 * GAP + lanes.stream().mapToDouble(Timeline::height).sum();
    Drawing drawing = Drawing.of(caption, height);
    axis(drawing, GAP);
    double y = AXIS + GAP;
    for (Lane lane : lanes) {
      lane(drawing, lane, y);
      y += height(lane);
    }
    axis(drawing, y);
    return drawing.end();
  }

  private static double room() {
    return Drawing.WIDTH - 2 * MARGIN;
  }

  private static double height(Lane lane) {
    return Letters.BOLD.lines(lane.label(), room()).size() * Letters.BOLD.leading()
        + Letters.PLAIN.lines(lane.words(), room()).size() * Letters.PLAIN.leading()
        + BAND
        + GAP;
  }

  private double width() {
    return (room() - 2 * GAP - BETWEEN * (windows.size() - 1)) / windows.size();
  }

  private double left(int window) {
    return MARGIN + GAP + window * (width() + BETWEEN);
  }

  /** Where a moment of a window lies. */
  private double at(int window, Duration moment) {
    Window of = windows.get(window);
    double part =
        (double) moment.minus(of.start()).toSeconds() / of.end().minus(of.start()).toSeconds();
    return left(window) + part * width();
  }

  private void axis(Drawing drawing, double top) {
    for (int i = 0; i < windows.size(); i++) {
      drawing.line(left(i), top + 4, left(i) + width(), top + 4, 1);
      for (Tick tick : windows.get(i).ticks()) {
        double x = at(i, tick.at());
        drawing.line(x, top, x, top + 8, 1);
        drawing.text(x, top + 21, "middle", Letters.SMALL, tick.name());
      }
    }
  }

  private void lane(Drawing drawing, Lane lane, double top) {
    drawing.open("g", "class", "lane", "data-row", lane.id());
    double y = top;
    for (String line : Letters.BOLD.lines(lane.label(), room())) {
      y += Letters.BOLD.leading();
      drawing.text(MARGIN, y, "start", Letters.BOLD, line);
    }
    for (String line : Letters.PLAIN.lines(lane.words(), room())) {
      y += Letters.PLAIN.leading();
      drawing.text(MARGIN, y, "start", Letters.PLAIN, line);
    }
    for (int i = 0; i < windows.size(); i++) {
      drawing.line(left(i), y + BAND - 4, left(i) + width(), y + BAND - 4, 0.5);
    }
    for (Duration moment : lane.moments()) {
      mark(drawing, moment, y + 8, y + BAND - 4);
    }
    drawing.close();
  }

  private void mark(Drawing drawing, Duration moment, double top, double bottom) {
    for (int i = 0; i < windows.size(); i++) {
      if (windows.get(i).holds(moment)) {
        double x = at(i, moment);
        drawing.shape(
            "line",
            "class",
            "moment",
            "x1",
            x,
            "y1",
            top,
            "x2",
            x,
            "y2",
            bottom,
            "stroke",
            "currentColor",
            "stroke-width",
            1.6);
        return;
      }
    }
  }
}
