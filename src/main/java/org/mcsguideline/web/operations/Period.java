package org.mcsguideline.web.operations;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A stretch of time that ends now. */
public enum Period {
  DAY("24h", Duration.ofHours(24)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30));

  private final String code;
  private final Duration length;

  Period(String code, Duration length) {
    this.code = code;
    this.length = length;
  }

  /** As addresses and message keys name it. */
  public String code() {
    return code;
  }

  Duration length() {
    return length;
  }

  static Optional<Period> of(String code) {
    return Arrays.stream(values()).filter(period -> period.code.equals(code)).findFirst();
  }
}
