package org.mcsguideline.monitoring;

import java.util.Locale;

/** Where a planned check stands. */
enum CheckState {
  DUE,
  OVERDUE,
  DONE,
  NOT_APPLICABLE;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
