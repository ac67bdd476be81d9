package org.mcsguideline.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that was measured under one set of conditions.
 *
 * @param variant what ran
 * @param conditions such as resources, actions or clients, by name
 * @param figures such as {@code cpuMs}, by name with its unit
 */
public record Measured(
    String variant, Map<String, String> conditions, Map<String, Spread> figures) {

  public Measured {
    conditions = new TreeMap<>(conditions);
    figures = new TreeMap<>(figures);
  }

  /** Whether this is the variant under conditions that hold all of these. */
  boolean is(String wanted, Map<String, String> under) {
    return variant.equals(wanted) && conditions.entrySet().containsAll(under.entrySet());
  }
}
