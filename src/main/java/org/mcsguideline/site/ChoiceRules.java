package org.mcsguideline.site;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.site.ProfileRules.ChoiceRefused;

/** What has to hold of the value of one parameter. */
final class ChoiceRules {

  private final DeclaredParameter parameter;

  ChoiceRules(DeclaredParameter parameter) {
    this.parameter = parameter;
  }

  /** The value, checked; a quantity in the unit of the default. */
  Object checked(SiteParameter choice) {
    if (!choice.type().toLowerCase(Locale.ROOT).equals(parameter.type().toLowerCase(Locale.ROOT))) {
      throw new ChoiceRefused(
          "it has a value"
              + choice.type()
              + "; give it a value"
              + Character.toUpperCase(parameter.type().charAt(0))
              + parameter.type().substring(1)
              + ".");
    }
    Object value = choice.value();
    return switch (parameter.type()) {
      case "boolean" -> of(Boolean.class, value);
      case "integer" -> inRange(of(Integer.class, value));
      case "decimal" -> decimal(of(Number.class, value));
      case "Quantity" -> amount(of(Map.class, value));
      case "string" -> text(value);
      case "date" -> date(text(value));
      case "dateTime" -> time(text(value));
      case "Coding" -> coding(of(Map.class, value));
      case "CodeableConcept" -> concept(of(Map.class, value));
      default ->
          throw new ChoiceRefused("no site can set a parameter of type " + parameter.type() + ".");
    };
  }

  private static <T> T of(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new ChoiceRefused("its value is no JSON of the type that it is named after.");
    }
    return type.cast(value);
  }

  private Integer inRange(Integer value) {
    requireRange(new BigDecimal(value));
    return value;
  }

  private BigDecimal decimal(Number value) {
    BigDecimal number = new BigDecimal(value.toString());
    requireRange(number);
    return number;
  }

  private Amount amount(Map<?, ?> quantity) {
    Amount amount =
        new QuantityChoice(quantity).in(parameter.standard() instanceof Amount own ? own : null);
    requireRange(amount.value());
    return amount;
  }

  private void requireRange(BigDecimal number) {
    if (!parameter.range().contains(number)) {
      throw new ChoiceRefused(
          number.toPlainString() + " is not allowed; choose from " + parameter.range() + ".");
    }
  }

  private static String text(Object value) {
    String text = of(String.class, value);
    if (text.isBlank()) {
      throw new ChoiceRefused("it is empty; give it a text or take it out.");
    }
    return text;
  }

  private static String date(String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException malformed) {
      throw new ChoiceRefused("give it a date such as 2024-03-01.");
    }
  }

  private static String time(String text) {
    try {
      return OffsetDateTime.parse(text).toString();
    } catch (DateTimeException malformed) {
      throw new ChoiceRefused("give it a time with its offset, such as 2024-03-01T10:00:00Z.");
    }
  }

  private static Map<?, ?> concept(Map<?, ?> concept) {
    if (!(concept.get("coding") instanceof List<?> codings) || codings.isEmpty()) {
      throw new ChoiceRefused("give it a coding.");
    }
    codings.forEach(coding -> requireCode(of(Map.class, coding)));
    return concept;
  }

  private static Map<?, ?> coding(Map<?, ?> coding) {
    requireCode(coding);
    return coding;
  }

  private static void requireCode(Map<?, ?> coding) {
    if (!(coding.get("system") instanceof String) || !(coding.get("code") instanceof String)) {
      throw new ChoiceRefused("give its coding a system and a code.");
    }
  }
}
