package org.mcsguideline.knowledge.assembly.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All problems found so far; a build reports them together. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** Notes a problem. */
  public void add(Place place, String message) {
    found.add(new Problem(place, message));
  }

  /** Every problem, by file and line. */
  public List<Problem> all() {
    return found.stream().distinct().sorted(Comparator.comparing(Problem::place)).toList();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }
}
