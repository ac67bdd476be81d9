package org.mcsguideline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.BaseTemporal;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * Values that stand between others, as far as a reader can use them: numbers, texts, times, lists
 * and maps of them. Elements of FHIR are left to {@link ReadResources}.
 */
final class TracedValues {

  private static final int MOST = 30;
  private static final String LEFT_OUT = "";

  private TracedValues() {}

  static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof String) {
      return value;
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof Number || value instanceof BaseTemporal) {
      return value.toString();
    } else if (value instanceof Iterable<?> values) {
      return list(values);
    } else if (value instanceof Tuple tuple) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      tuple.getElements().forEach((name, element) -> plain.put(name, plain(element)));
      return plain;
    }
    return structured(value);
  }

  private static Object structured(Object value) {
    if (value instanceof Quantity quantity) {
      BigDecimal number = quantity.getValue();
      return (number == null ? "" : number.toPlainString()) + " " + quantity.getUnit();
    } else if (value instanceof Code code) {
      return code.getDisplay() == null ? String.valueOf(code.getCode()) : code.getDisplay();
    } else if (value instanceof Interval interval) {
      return plain(interval.getLow()) + " to " + plain(interval.getHigh());
    } else if (value instanceof Base element && element.isPrimitive()) {
      return String.valueOf(element.primitiveValue());
    }
    return LEFT_OUT;
  }

  private static List<@Nullable Object> list(Iterable<?> values) {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object value : values) {
      if (plain.size() == MOST) {
        break;
      }
      plain.add(plain(value));
    }
    return plain;
  }
}
