package org.mcsguideline.web.explanation;

import org.jspecify.annotations.Nullable;

/**
 * How old something was when it was decided.
 *
 * @param words key of the words for the number: minutes, hours or days
 */
record Age(String words, long number) {

  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;
  private static final long SHOWN_IN_MINUTES = 2 * HOUR;
  private static final long SHOWN_IN_HOURS = 3 * DAY;

  /** Null when the age is not known. */
  static @Nullable Age of(@Nullable Long minutes) {
    if (minutes == null) {
      return null;
    }
    if (minutes < SHOWN_IN_MINUTES) {
      return new Age("explanation.age.minutes", minutes);
    }
    return minutes < SHOWN_IN_HOURS
        ? new Age("explanation.age.hours", minutes / HOUR)
        : new Age("explanation.age.days", minutes / DAY);
  }
}
