package org.mcsguideline.patientdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The years in which times can be reckoned with; CQL cannot add to or take from those outside. */
final class DateRange {

  /** A date or a time of the years 0 to 999 or 9000 to 9999. */
  private static final Pattern OUTSIDE = Pattern.compile("[09]\\d{3}-\\d{2}(-\\d{2}(T.*)?)?");

  private static final String BIRTH_DATE = "birthDate";
  private static final int DATE_LENGTH = 10;

  private DateRange() {}

  /** Whether a time stands outside the range, or a date of birth has a time of day. */
  static boolean isLeftBy(JsonNode json) {
    if (json.isTextual()) {
      return OUTSIDE.matcher(json.textValue()).matches();
    }
    return json.path(BIRTH_DATE).asText().length() > DATE_LENGTH
        || json.valueStream().anyMatch(DateRange::isLeftBy);
  }
}
