package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** Age and sex of a patient, as FHIR has them. */
final class FhirPerson {

  private static final String BORN = "birthDate";
  private static final String SEX = "gender";

  private FhirPerson() {}

  /** The same patient of whom nothing is known. */
  static JsonNode unknown(JsonNode patient) {
    ObjectNode copy = patient.deepCopy();
    return copy.without(List.of(BORN, SEX));
  }

  /** Completed years; empty when they are not known to the day. */
  static String age(JsonNode patient, LocalDate day) {
    try {
      LocalDate born = LocalDate.parse(patient.path(BORN).asText());
      return Integer.toString(Period.between(born, day).getYears());
    } catch (DateTimeException unknown) {
      return "";
    }
  }

  /** A code of FHIR; empty when it is not known. */
  static String sex(JsonNode patient) {
    return patient.path(SEX).asText();
  }

  /**
   * The same patient with another age: the birthday stays where there is one.
   *
   * @param years completed on the day; empty when they are not known
   */
  static JsonNode withAge(JsonNode patient, String years, LocalDate day) {
    ObjectNode copy = patient.deepCopy();
    if (years.isEmpty()) {
      return copy.without(BORN);
    }
    String before = age(patient, day);
    long wanted = Long.parseLong(years);
    LocalDate born =
        before.isEmpty()
            ? day.minusYears(wanted)
            : LocalDate.parse(patient.path(BORN).asText())
                .plusYears(Long.parseLong(before) - wanted);
    return copy.put(BORN, born.toString());
  }

  /** The same patient with another sex; empty when it is not known. */
  static JsonNode withSex(JsonNode patient, String code) {
    ObjectNode copy = patient.deepCopy();
    return code.isEmpty() ? copy.without(SEX) : copy.put(SEX, code);
  }
}
