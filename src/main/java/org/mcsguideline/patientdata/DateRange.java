package org.mcsguideline.patientdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The years in which times can be reckoned with; CQL cannot add to or take from those outside. */
final class DateRange {

  /** A date or a time of the years 0 to 999 or 9000 to 9999. */
  private static final Pattern OUTSIDE = Pattern.compile("[09]\\d{3}-\\d{2}(-\\d{2}(T.*)?)?");

  private static final String BIRTH_DATE = "birthDate";
  private static final int DATE_LENGTH = 10;
  private static final int MONTH_LENGTH = 7;

  private DateRange() {}

  /** Few texts begin like such a time; only these are looked at more closely. */
  private static boolean isOutside(String text) {
    return text.length() >= MONTH_LENGTH
        && (text.charAt(0) == '0' || text.charAt(0) == '9')
        && OUTSIDE.matcher(text).matches();
  }

  /** Whether a time stands outside the range, or a date of birth has a time of day. */
  static boolean isLeftBy(JsonNode json) {
    if (json.isTextual()) {
      return isOutside(json.textValue());
    }
    if (!json.isContainerNode()) {
      return false;
    }
    JsonNode birthDate = json.get(BIRTH_DATE);
    if (birthDate != null && birthDate.asText().length() > DATE_LENGTH) {
      return true;
    }
    for (JsonNode part : json) {
      if (isLeftBy(part)) {
        return true;
      }
    }
    return false;
  }
}
