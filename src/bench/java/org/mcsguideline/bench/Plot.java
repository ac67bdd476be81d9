package org.mcsguideline.bench;

import java.util.List;
import java.util.Locale;

/** Bars on a scale of powers of ten, as SVG. */
final class Plot {

  private static final double WIDTH = 900;
  private static final double LEFT = 330;
  private static final double RIGHT = 820;
  private static final double ROW = 22;
  private static final double TOP = 46;

  /** A bar with its name. */
  record Bar(String name, Spread spread) {}

  private final StringBuilder svg = new StringBuilder();
  private final double low;
  private final double high;

  private Plot(List<Bar> bars) {
    double least = bars.stream().mapToDouble(bar -> bar.spread().least()).min().orElse(1);
    double most = bars.stream().mapToDouble(bar -> bar.spread().most()).max().orElse(1);
    // A bar begins somewhat left of the least value, since this scale has no zero.
    this.low = Math.floor(Math.log10(Math.max(least, 1e-3)) - 0.2);
    this.high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(most, 1e-3))));
  }

  /** A picture of all bars under a title. */
  static String of(String title, List<Bar> bars) {
    return new Plot(bars).drawn(title, bars);
  }

  private String drawn(String title, List<Bar> bars) {
    double bottom = TOP + ROW * bars.size();
    put("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %.0f %.0f' role='img' aria-label='%s'"
            + " font-size='13' fill='currentColor'>",
        WIDTH, bottom + 12, escaped(title));
    put("<text x='0' y='16' font-weight='600'>%s</text>", escaped(title));
    for (double power = low; power <= high; power++) {
      double x = x(Math.pow(10, power));
      put("<line x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f' stroke='currentColor' opacity='.25'/>",
          x, x, TOP - 6, bottom);
      put("<text x='%.1f' y='%.1f' text-anchor='middle'>%s</text>",
          x, TOP - 12, power(power));
    }
    double y = TOP;
    for (Bar bar : bars) {
      bar(bar, y);
      y += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private void bar(Bar bar, double y) {
    Spread spread = bar.spread();
    double middle = y + ROW / 2;
    put("<text x='%.1f' y='%.1f' text-anchor='end'>%s</text>",
        LEFT - 8, middle + 4, escaped(bar.name()));
    put("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#3b78b5'/>",
        LEFT, y + 4, Math.max(1, x(spread.median()) - LEFT), ROW - 8);
    put("<line x1='%.1f' x2='%.1f' y1='%.1f' y2='%.1f' stroke='currentColor' stroke-width='2'/>",
        x(spread.least()), x(spread.most()), middle, middle);
    put("<text x='%.1f' y='%.1f'>%s</text>",
        x(spread.most()) + 6, middle + 4, Goal.number(spread.median()));
  }

  private static String power(double power) {
    return power >= 0 && power < 5
        ? String.format(Locale.ROOT, "%.0f", Math.pow(10, power))
        : String.format(Locale.ROOT, "1e%.0f", power);
  }

  private double x(double value) {
    double share = (Math.log10(Math.max(value, Math.pow(10, low))) - low) / (high - low);
    return LEFT + share * (RIGHT - LEFT);
  }

  private void put(String form, Object... values) {
    svg.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  /** Text that may stand between tags and in attributes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
  }
}
