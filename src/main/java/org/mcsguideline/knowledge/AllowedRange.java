package org.mcsguideline.knowledge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a site may choose from, both ends included, in the unit of the default.
 *
 * @param low null when there is no lower end
 * @param high null when there is no upper end
 */
public record AllowedRange(@Nullable BigDecimal low, @Nullable BigDecimal high) {

  /** Any number. */
  public static final AllowedRange UNLIMITED = new AllowedRange(null, null);

  /** Whether the number may be chosen. */
  public boolean contains(BigDecimal number) {
    return (low == null || low.compareTo(number) <= 0)
        && (high == null || high.compareTo(number) >= 0);
  }

  @Override
  public String toString() {
    return (low == null ? "no least" : low.toPlainString())
        + " to "
        + (high == null ? "no greatest" : high.toPlainString());
  }
}
