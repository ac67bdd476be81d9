package org.mcsguideline.evaluation.logic;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Reads one element by its path, as the engine does. */
final class ElementAccess {

  private static final String VALUE = "value";

  /** Those of which the engine takes the value as it is. */
  private static final Set<Class<?>> SIMPLE =
      Set.of(
          StringType.class,
          CodeType.class,
          UriType.class,
          CanonicalType.class,
          BooleanType.class,
          DecimalType.class,
          IntegerType.class,
          PositiveIntType.class);

  private final FhirContext fhir;
  private final String path;
  private final boolean isValue;

  /** For the type that was met last; most places in the logic meet one type only. */
  private volatile @Nullable ChildReading last;

  ElementAccess(FhirContext fhir, String path) {
    this.fhir = fhir;
    this.path = path;
    this.isValue = VALUE.equals(path);
  }

  @Nullable Object of(@Nullable Object target, Run run) {
    if (target == null) {
      return null;
    }
    if (target instanceof Tuple tuple) {
      return tuple.getElements().get(path);
    }
    if (isValue) {
      if (target instanceof Enumeration<?> code) {
        return code.getValueAsString();
      }
      if (target instanceof BaseDateTimeType) {
        return time(target, run);
      }
      if (target instanceof PrimitiveType<?> simple && SIMPLE.contains(simple.getClass())) {
        return simple.hasValue() ? simple.getValue() : null;
      }
    }
    return target instanceof Base element
        ? child(element, run)
        : run.state.getEnvironment().resolvePath(target, path);
  }

  private @Nullable Object child(Base element, Run run) {
    ChildReading reading = last;
    if (reading == null || reading.type() != element.getClass()) {
      reading = ChildReading.of(fhir, element.getClass(), path);
      last = reading;
    }
    return reading.isByEngine()
        ? run.state.getEnvironment().resolvePath(element, path)
        : reading.of((IBase) element);
  }

  /** Times are turned into the engine's once; that takes a calendar. */
  private @Nullable Object time(Object target, Run run) {
    Object known = run.time(target);
    if (known == Run.OPEN) {
      known = run.state.getEnvironment().resolvePath(target, path);
      run.keepTime(target, known);
    }
    return known;
  }
}
