package org.mcsguideline.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time; its end belongs to it. */
public record Span(Instant from, Instant to) {

  boolean holds(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }

  /** Spans that touch one another as one, in order. */
  static List<Span> united(List<Span> spans) {
    List<Span> united = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Span last = united.isEmpty() ? null : united.get(united.size() - 1);
      if (last != null && !span.from().isAfter(last.to())) {
        Instant end = span.to().isAfter(last.to()) ? span.to() : last.to();
        united.set(united.size() - 1, new Span(last.from(), end));
      } else {
        united.add(span);
      }
    }
    return united;
  }

  /** The time that they take together; overlaps count once. */
  static Duration length(List<Span> spans) {
    return united(spans).stream()
        .map(span -> Duration.between(span.from(), span.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
