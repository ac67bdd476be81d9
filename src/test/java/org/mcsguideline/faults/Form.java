package org.mcsguideline.faults;

import java.time.Duration;

/** How much of a test is run. */
public final class Form {

  /** Its name as a condition of tests that only the whole form runs. */
  public static final String PROPERTY = "faults.form";

  public static final String WHOLE = "whole";

  private Form() {}

  public static boolean whole() {
    return WHOLE.equals(System.getProperty(PROPERTY));
  }

  /** Rounds, calls or clients. */
  public static int of(int inShort, int inWhole) {
    return whole() ? inWhole : inShort;
  }

  public static Duration of(Duration inShort, Duration inWhole) {
    return whole() ? inWhole : inShort;
  }
}
