package org.mcsguideline.numbers;

/**
 * A number as it is printed: everything that rounds to it.
 *
 * @param text digits with or without a decimal point
 */
record Printed(String text) {

  /** For what floating point makes of a half. */
  private static final double TINY = 1e-9;

  double value() {
    return Double.parseDouble(text);
  }

  double low() {
    return value() - half();
  }

  double high() {
    return value() + half();
  }

  /** Whether a number that was worked out is printed so. */
  boolean covers(double exact) {
    return low() - TINY <= exact && exact <= high() + TINY;
  }

  private double half() {
    int point = text.indexOf('.');
    return point < 0 ? 0.5 : 0.5 * Math.pow(10, point + 1 - text.length());
  }
}
