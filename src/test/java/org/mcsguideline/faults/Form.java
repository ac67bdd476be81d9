package org.mcsguideline.faults;

import java.time.Duration;

/** How much of a test is run. */
final class Form {

  /** Its name as a condition of tests that only the whole form runs. */
  static final String PROPERTY = "faults.form";

  static final String WHOLE = "whole";

  private Form() {}

  static boolean whole() {
    return WHOLE.equals(System.getProperty(PROPERTY));
  }

  /** Rounds, calls or clients. */
  static int of(int inShort, int inWhole) {
    return whole() ? inWhole : inShort;
  }

  static Duration of(Duration inShort, Duration inWhole) {
    return whole() ? inWhole : inShort;
  }
}
