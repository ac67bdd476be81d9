package org.mcsguideline.web.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name. */
final class Tally {

  private final Map<String, Long> counts = new TreeMap<>();

  void add(String name) {
    long unused = counts.merge(name, 1L, Long::sum);
  }

  long sum() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** The most frequent first, each of so many. */
  List<Line> lines(long of) {
    return counts.entrySet().stream()
        .map(entry -> new Line(entry.getKey(), entry.getValue(), of))
        .sorted(Comparator.comparingLong(Line::count).reversed().thenComparing(Line::name))
        .toList();
  }

  List<Long> values() {
    return counts.values().stream().sorted().toList();
  }

  List<String> names() {
    return List.copyOf(counts.keySet());
  }
}
