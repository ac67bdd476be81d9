package org.mcsguideline.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks one after the other at which the same was said.
 *
 * @param from the first look
 * @param to the last look
 * @param looks at least 1
 */
public record Stretch(Instant from, Instant to, int looks, Said said) {

  /** Puts stretches together, each recommendation of each service for itself. */
  static final class Joining {

    private final Map<String, Stretch> open = new LinkedHashMap<>();
    private final List<Stretch> done = new ArrayList<>();

    void add(Instant time, Said said) {
      Stretch last = open.get(said.place());
      if (last != null && last.said().equals(said)) {
        Stretch unused =
            open.put(said.place(), new Stretch(last.from(), time, last.looks() + 1, said));
      } else {
        if (last != null) {
          done.add(last);
        }
        Stretch unused = open.put(said.place(), new Stretch(time, time, 1, said));
      }
    }

    /** All of them, those of one recommendation in order. */
    List<Stretch> all() {
      List<Stretch> all = new ArrayList<>(done);
      all.addAll(open.values());
      return all;
    }
  }
}
