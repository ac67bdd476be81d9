package org.mcsguideline.knowledge;

import java.math.BigDecimal;

/**
 * A number with its unit.
 *
 * @param unit as CQL writes it: a UCUM code, or a word such as {@code hours} for a length of time
 */
public record Amount(BigDecimal value, String unit) {

  @Override
  public String toString() {
    return value.toPlainString() + " " + unit;
  }
}
