package org.mcsguideline.evaluation.logic;

import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Enumeration;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Reads one element by its path, as the engine does. */
final class ElementAccess {

  private static final String VALUE = "value";

  private final String path;
  private final boolean isValue;

  ElementAccess(String path) {
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
    }
    return run.state.getEnvironment().resolvePath(target, path);
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
