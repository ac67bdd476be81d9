package org.mcsguideline.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.export.Column.Option;

/**
 * An answer as the cells of its columns. Of what a response says in words of its own nothing gets
 * in but free text: a code's display and a unit are the form's.
 */
final class Cells {

  private static final String NOTHING = "";

  private Cells() {}

  /**
   * As many cells as the column has headers.
   *
   * @param answer null when there is none
   * @return empty when the answer is none that this question can have
   */
  static Optional<List<Object>> of(Column column, @Nullable Type answer, IndexTime index) {
    if (answer == null) {
      return Optional.of(blank(column));
    }
    return switch (column.treatment()) {
      case VALUE -> value(column, answer);
      case CODED -> option(column, answer).map(Cells::coded);
      case OPEN_CODED -> Optional.of(openCoded(column, answer));
      case QUANTITY -> quantity(column, answer);
      case DAYS -> time(answer).flatMap(time -> counted(index, index.daysTo(time)));
      case AGE -> age(answer, index);
      case INDEX -> time(answer).map(time -> List.of());
      case FREE_TEXT -> answer.isPrimitive() ? Optional.of(one(answer.primitiveValue())) : none();
      case LEFT_OUT -> Optional.of(List.of());
    };
  }

  static List<Object> blank(Column column) {
    return new ArrayList<>(column.treatment().endings().stream().map(ending -> NOTHING).toList());
  }

  private static List<Object> one(@Nullable Object cell) {
    return List.of(Objects.requireNonNullElse(cell, NOTHING));
  }

  private static Optional<List<Object>> value(Column column, Type answer) {
    boolean fits =
        switch (column.item().getType()) {
          case BOOLEAN -> answer instanceof BooleanType;
          case INTEGER -> answer instanceof IntegerType;
          case DECIMAL -> answer instanceof DecimalType || answer instanceof IntegerType;
          case TIME -> answer instanceof TimeType time && isTimeOfDay(time.getValue());
          default -> answer instanceof StringType || answer instanceof UriType;
        };
    if (!fits) {
      return none();
    }
    return Optional.of(
        one(
            answer instanceof DecimalType decimal
                ? decimal.getValue()
                : answer instanceof IntegerType integer
                    ? integer.getValue()
                    : answer.primitiveValue()));
  }

  private static Optional<List<Object>> none() {
    return Optional.empty();
  }

  /** HAPI takes any text for one. */
  private static boolean isTimeOfDay(@Nullable String time) {
    return time != null && time.matches("[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?");
  }

  private static Optional<Option> option(Column column, Type answer) {
    String system = answer instanceof Coding coding ? coding.getSystem() : null;
    String code = answer instanceof Coding coding ? coding.getCode() : answer.primitiveValue();
    return column.options().stream()
        .filter(option -> option.code().equals(code))
        .filter(option -> option.system().equals(Objects.requireNonNullElse(system, NOTHING)))
        .findFirst();
  }

  private static List<Object> coded(Option option) {
    return List.of(option.code(), option.display(), option.system());
  }

  private static List<Object> openCoded(Column column, Type answer) {
    Optional<Option> listed = option(column, answer);
    List<Object> cells =
        new ArrayList<>(
            listed.map(Cells::coded).orElseGet(() -> List.of(NOTHING, NOTHING, NOTHING)));
    cells.add(listed.isEmpty());
    return cells;
  }

  /** A unit that the form does not list could be any word. */
  private static Optional<List<Object>> quantity(Column column, Type answer) {
    return answer instanceof Quantity quantity
            && quantity.hasValue()
            && !quantity.hasComparator()
            && column.units().contains(quantity.getCode())
        ? Optional.of(List.of(quantity.getValue(), quantity.getCode()))
        : none();
  }

  /** A date of birth, or the age itself. */
  private static Optional<List<Object>> age(Type answer, IndexTime index) {
    return answer instanceof IntegerType years
        ? Optional.of(one(IndexTime.oldestTogether(years.getValue())))
        : time(answer).flatMap(time -> counted(index, index.age(time)));
  }

  /** Without an index time nothing can be counted, and a column of its own says so. */
  private static Optional<List<Object>> counted(IndexTime index, @Nullable BigDecimal count) {
    return count == null && index.isKnown() ? none() : Optional.of(one(count));
  }

  private static Optional<BaseDateTimeType> time(Type answer) {
    return answer instanceof DateTimeType || answer instanceof DateType
        ? Optional.of((BaseDateTimeType) answer)
        : Optional.empty();
  }
}
