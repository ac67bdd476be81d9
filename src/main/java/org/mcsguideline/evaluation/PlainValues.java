package org.mcsguideline.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.BaseTemporal;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Concept;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Turns the engine's values into plain Java ones; nulls are kept wherever they stand. */
final class PlainValues {

  private PlainValues() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof BigDecimal
        || value instanceof String) {
      return value;
    } else if (value instanceof Iterable<?> values) {
      return list(values);
    } else if (value instanceof Tuple tuple) {
      return map(tuple.getElements());
    }
    return structured(value);
  }

  private static Object structured(Object value) {
    if (value instanceof BaseTemporal temporal) {
      return temporal.toString();
    } else if (value instanceof Quantity quantity) {
      return map("value", quantity.getValue(), "unit", quantity.getUnit());
    } else if (value instanceof Code code) {
      return map("system", code.getSystem(), "code", code.getCode());
    } else if (value instanceof Concept concept) {
      return list(concept.getCodes() == null ? List.of() : concept.getCodes());
    } else if (value instanceof Interval interval) {
      return map("low", interval.getLow(), "high", interval.getHigh());
    } else if (value instanceof Resource resource) {
      return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    } else if (value instanceof Type element) {
      return element(element);
    }
    throw new IllegalStateException(
        "A define gives a value of "
            + value.getClass().getSimpleName()
            + ", which has no plain form.");
  }

  /** The text of a simple one; else its elements by name, each as a list. */
  private static Object element(Base element) {
    if (element.isPrimitive()) {
      return element.primitiveValue() == null ? "" : element.primitiveValue();
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Property property : element.children()) {
      if (property.hasValues()) {
        parts.put(
            property.getName(), property.getValues().stream().map(PlainValues::element).toList());
      }
    }
    return Collections.unmodifiableMap(parts);
  }

  private static List<@Nullable Object> list(Iterable<?> values) {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object value : values) {
      plain.add(of(value));
    }
    return Collections.unmodifiableList(plain);
  }

  private static Map<String, @Nullable Object> map(
      String first, @Nullable Object one, String second, @Nullable Object two) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>();
    both.put(first, one);
    both.put(second, two);
    return map(both);
  }

  private static Map<String, @Nullable Object> map(
      Map<String, ? extends @Nullable Object> elements) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    elements.forEach((name, value) -> plain.put(name, of(value)));
    return Collections.unmodifiableMap(plain);
  }
}
