package org.mcsguideline.monitoring;

import java.util.Locale;

/** Where a planned check stands. */
public enum CheckState {
  DUE,
  OVERDUE,
  DONE,
  /** Nobody did it, and a check that came after its window has ended it. */
  MISSED,
  NOT_APPLICABLE;

  /** As the code of the state of a task. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
