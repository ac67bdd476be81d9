package org.mcsguideline.evaluation;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the guideline's defines say about one patient, in plain Java values; null is unknown. */
public final class Findings {

  private final Map<String, Map<String, @Nullable Object>> byLibrary;

  private final Worked worked;

  /** Takes the values of defines by library and name. */
  public Findings(Map<String, Map<String, @Nullable Object>> byLibrary) {
    this(byLibrary, Worked.NOTHING);
  }

  /** The same, with what was worked out on the way. */
  Findings(Map<String, Map<String, @Nullable Object>> byLibrary, Worked worked) {
    this.worked = worked;
    Map<String, Map<String, @Nullable Object>> copy = new HashMap<>();
    byLibrary.forEach(
        (library, values) -> copy.put(library, Collections.unmodifiableMap(new HashMap<>(values))));
    this.byLibrary = copy;
  }

  /**
   * The value of a define, null when it is unknown.
   *
   * @throws IllegalArgumentException when the define was not evaluated
   */
  public @Nullable Object value(String library, String define) {
    Map<String, @Nullable Object> values = byLibrary.getOrDefault(library, Map.of());
    if (!values.containsKey(define)) {
      throw new IllegalArgumentException(
          "\"" + define + "\" of " + library + " was not evaluated.");
    }
    return values.get(define);
  }

  /** What was worked out on the way. */
  public Worked worked() {
    return worked;
  }
}
