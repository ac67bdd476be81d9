package org.mcsguideline.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What plans over time held for one patient.
 *
 * @param looks at which a plan had something to do with the patient
 * @param checks planned checks, each as it stood at the last look that knew of it
 * @param alarms findings that called for somebody, each time anew
 * @param untold looks at which nobody could tell, by finding; those without any are left out
 */
public record Watched(
    int looks, List<Planned> checks, List<Alarm> alarms, Map<String, Integer> untold) {

  static final Watched NOTHING = new Watched(0, List.of(), List.of(), Map.of());

  /** A check with its due time and what became of it. */
  public record Planned(String item, Instant due, String state, @Nullable Instant done) {}

  /**
   * An alarm from the look at which it came to the last look at which it stood.
   *
   * @param looks at least 1
   */
  public record Alarm(String finding, Instant from, Instant to, int looks) {}
}
