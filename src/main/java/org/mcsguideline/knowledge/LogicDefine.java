package org.mcsguideline.knowledge;

import java.util.List;

/**
 * A define of the logic as a person can follow it.
 *
 * @param key library and name, such as {@code Fever.Fever Is Present}; no two are the same
 * @param rule what the author wrote above it; empty when nothing
 * @param cql its text
 * @param uses keys of the defines it asks for, by itself or through functions, in its own order
 * @param thresholds keys of the thresholds it compares with, by itself or through functions
 * @param items when it lists several things of which each has a state: keys of the defines that
 *     give these states, in the order of the list
 */
public record LogicDefine(
    String key,
    Kind kind,
    String rule,
    String cql,
    List<String> uses,
    List<String> thresholds,
    List<String> items) {

  public LogicDefine {
    uses = List.copyOf(uses);
    thresholds = List.copyOf(thresholds);
    items = List.copyOf(items);
  }

  /** Its name without the library. */
  public String name() {
    return key.substring(key.indexOf('.') + 1);
  }

  /** The library it stands in. */
  public String library() {
    return key.substring(0, key.indexOf('.'));
  }

  /** What a define gives. */
  public enum Kind {
    /** True, false or unknown, or a state in capital letters. */
    CRITERION,
    /** A number or time that does not depend on the patient. */
    THRESHOLD,
    /** Something on the patient. */
    FACT,
    /** Text for a reader. */
    WORDING
  }
}
