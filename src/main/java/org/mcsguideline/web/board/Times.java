package org.mcsguideline.web.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people at a bedside read them: hours and minutes in the zone of the service. */
record Times(Instant now, ZoneId zone, Locale locale) {

  private static final int MINUTES_OF_HOURS = 60;
  private static final int HOURS_OF_DAYS = 48;
  private static final String CLOCK = "HH:mm";

  /** Hours and minutes; with the day when that is not today. */
  String clock(Instant time) {
    return day(time).equals(day(now)) ? said(CLOCK, time) : dated(time);
  }

  /** Both ends of a stretch; with their days when these differ. */
  Ends ends(Instant from, Instant until) {
    return day(from).equals(day(until))
        ? new Ends(clock(from), clock(until))
        : new Ends(dated(from), dated(until));
  }

  /** Ends of a stretch of time in words. */
  record Ends(String from, String until) {}

  private String dated(Instant time) {
    return said(dayPattern() + " " + CLOCK, time);
  }

  /** At midnight the day that begins, else hours and minutes. */
  String tick(ZonedDateTime time) {
    boolean midnight = time.equals(time.toLocalDate().atStartOfDay(zone));
    return said(midnight ? dayPattern() : CLOCK, time.toInstant());
  }

  /** Days are ordinal numbers with a full stop in German. */
  private String dayPattern() {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? "d. MMM" : "d MMM";
  }

  private LocalDate day(Instant time) {
    return time.atZone(zone).toLocalDate();
  }

  private String said(String pattern, Instant time) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(time.atZone(zone));
  }

  /** Now to the second, with the name of the zone that all times of a page are in. */
  String updated() {
    return said("HH:mm:ss z", now);
  }

  String ago(Instant time) {
    return length(Duration.between(time, now).abs());
  }

  /** Minutes below an hour, hours with minutes below two days, days with hours above. */
  static String length(Duration length) {
    long minutes = length.toMinutes();
    if (minutes < MINUTES_OF_HOURS) {
      return minutes + " min";
    }
    if (length.toHours() < HOURS_OF_DAYS) {
      int part = length.toMinutesPart();
      return length.toHours() + " h" + (part == 0 ? "" : " " + part + " min");
    }
    int part = length.toHoursPart();
    return length.toDays() + " d" + (part == 0 ? "" : " " + part + " h");
  }
}
