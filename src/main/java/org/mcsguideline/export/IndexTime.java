package org.mcsguideline.export;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * The time of a response from which its days are counted.
 *
 * @param time null when the response does not tell it to the day; nothing can be counted then
 */
record IndexTime(@Nullable BaseDateTimeType time) {

  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  /** Ten seconds; nobody writes down more exactly when something happened. */
  private static final int DECIMALS = 4;

  private static final int OLDEST = 90;

  boolean isKnown() {
    return time != null && isExact(time);
  }

  /**
   * Days from the index time, negative before it; whole ones when either is known to the day only.
   * Null when this cannot be told.
   */
  @Nullable BigDecimal daysTo(BaseDateTimeType other) {
    if (time == null || !isExact(time) || !isExact(other)) {
      return null;
    }
    if (isOfADay(time) || isOfADay(other)) {
      return BigDecimal.valueOf(ChronoUnit.DAYS.between(date(time), date(other)));
    }
    Duration between = Duration.between(time.getValue().toInstant(), other.getValue().toInstant());
    return BigDecimal.valueOf(between.toSeconds())
        .divide(SECONDS_OF_DAY, DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Completed years; 90 from 90 on, because the oldest are few. Null when it cannot be told. */
  @Nullable BigDecimal age(BaseDateTimeType birth) {
    if (time == null || !isExact(time) || !isExact(birth)) {
      return null;
    }
    if (date(birth).isAfter(date(time))) {
      return null;
    }
    return oldestTogether(ChronoUnit.YEARS.between(date(birth), date(time)));
  }

  /** An age in years, without telling the oldest apart. */
  static BigDecimal oldestTogether(long years) {
    return BigDecimal.valueOf(Math.min(years, OLDEST));
  }

  private static boolean isExact(BaseDateTimeType time) {
    return time.getValue() != null
        && time.getPrecision() != TemporalPrecisionEnum.YEAR
        && time.getPrecision() != TemporalPrecisionEnum.MONTH;
  }

  private static boolean isOfADay(BaseDateTimeType time) {
    return time.getPrecision() == TemporalPrecisionEnum.DAY;
  }

  /** The date where it was written down. */
  private static LocalDate date(BaseDateTimeType time) {
    if (isOfADay(time)) {
      return LocalDate.of(time.getYear(), time.getMonth() + 1, time.getDay());
    }
    TimeZone zone = time.getTimeZone();
    ZoneId place = zone == null ? ZoneOffset.UTC : zone.toZoneId();
    return OffsetDateTime.ofInstant(time.getValue().toInstant(), place).toLocalDate();
  }
}
