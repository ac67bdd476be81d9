package org.mcsguideline.faults;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a test did and saw, as words for the table of promises. */
public final class Findings {

  private final List<String> load = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> figures = new ArrayList<>();

  /** Who called what, how often. */
  @FormatMethod
  public void load(String words, Object... values) {
    load.add(String.format(Locale.ROOT, words, values));
  }

  /** What was done to the service meanwhile. */
  @FormatMethod
  public void fault(String words, Object... values) {
    faults.add(String.format(Locale.ROOT, words, values));
  }

  /** What was measured or counted. */
  @FormatMethod
  public void figure(String words, Object... values) {
    figures.add(String.format(Locale.ROOT, words, values));
  }

  /** Load, faults and figures. */
  List<String> cells() {
    return List.of(String.join("; ", load), String.join("; ", faults), String.join("; ", figures));
  }
}
