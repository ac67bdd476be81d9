package org.mcsguideline.evaluation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Concept;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** A value of the engine with its type as a text, equal only for equal values. */
final class RawText {

  private RawText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Iterable<?> list) {
      return StreamSupport.stream(list.spliterator(), false)
          .map(RawText::of)
          .collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Tuple tuple) {
      Map<String, String> elements = new TreeMap<>();
      tuple.getElements().forEach((name, element) -> elements.put(name, of(element)));
      return elements.toString();
    } else if (value instanceof Interval interval) {
      return "Interval " + of(interval.getLow()) + " " + of(interval.getHigh());
    } else if (value instanceof Concept concept) {
      return "Concept " + of(concept.getCodes()) + concept.getDisplay();
    } else if (value instanceof Code code) {
      return "Code " + code.getSystem() + "|" + code.getCode() + "|" + code.getDisplay();
    } else if (value instanceof Resource resource) {
      return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    } else if (value instanceof Base element) {
      return element.fhirType() + element(element);
    }
    return value.getClass().getSimpleName() + " " + value;
  }

  private static String element(Base element) {
    return element.isPrimitive()
        ? " " + element.primitiveValue()
        : element.children().stream()
            .filter(Property::hasValues)
            .map(child -> child.getName() + of(child.getValues()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}
