package org.mcsguideline.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as FHIR writes them. */
final class RecordTimes {

  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private RecordTimes() {}

  /**
   * The moment from which on a time has certainly passed. A date has passed when its day is over,
   * in UTC, so that nothing is known too early.
   *
   * @return empty when it is none
   */
  static Optional<Instant> passed(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (text.length()) {
            case YEAR -> over(Year.parse(text).atDay(1).plusYears(1));
            case MONTH -> over(YearMonth.parse(text).atEndOfMonth().plusDays(1));
            case DAY -> over(LocalDate.parse(text).plusDays(1));
            default -> OffsetDateTime.parse(text).toInstant();
          });
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Instant over(LocalDate next) {
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
