package org.mcsguideline.evaluation.logic;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveDatatypeDefinition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * How an element is read from objects of one class. The engine's model looks this up for each
 * object; what it finds depends on the class and the path alone.
 */
final class ChildReading {

  private static final ConcurrentMap<Place, ChildReading> KNOWN = new ConcurrentHashMap<>();

  private record Place(FhirContext fhir, Class<?> type, String path) {}

  private final Class<?> type;
  private final boolean byEngine;
  private final @Nullable BaseRuntimeChildDefinition child;

  private ChildReading(
      Class<?> type, boolean byEngine, @Nullable BaseRuntimeChildDefinition child) {
    this.type = type;
    this.byEngine = byEngine;
    this.child = child;
  }

  static ChildReading of(FhirContext fhir, Class<? extends Base> type, String path) {
    return KNOWN.computeIfAbsent(new Place(fhir, type, path), place -> make(fhir, type, path));
  }

  private static ChildReading make(FhirContext fhir, Class<? extends Base> type, String path) {
    boolean simple = path.chars().allMatch(Character::isLetter);
    Optional<BaseRuntimeElementCompositeDefinition<?>> definition = definition(fhir, type);
    if (!simple || definition.isEmpty()) {
      return new ChildReading(type, true, null);
    }
    BaseRuntimeElementCompositeDefinition<?> found = definition.get();
    BaseRuntimeChildDefinition child = found.getChildByName(path);
    if (child == null) {
      child = choice(found.getChildren(), path);
    }
    // A choice that is named with its type, such as valueQuantity, and a resource by its own name.
    boolean special =
        (child instanceof RuntimeChildChoiceDefinition
                && !child.getElementName().equalsIgnoreCase(path))
            || (Resource.class.isAssignableFrom(type) && type.getSimpleName().equals(path));
    return new ChildReading(type, special, child);
  }

  private static @Nullable BaseRuntimeChildDefinition choice(
      List<BaseRuntimeChildDefinition> children, String path) {
    return children.stream()
        .filter(
            child ->
                child instanceof RuntimeChildChoiceDefinition
                    && child.getElementName().startsWith(path))
        .findFirst()
        .orElse(null);
  }

  private static Optional<BaseRuntimeElementCompositeDefinition<?>> definition(
      FhirContext fhir, Class<? extends Base> type) {
    if (IPrimitiveType.class.isAssignableFrom(type)) {
      return Optional.empty();
    }
    BaseRuntimeElementDefinition<?> definition =
        Resource.class.isAssignableFrom(type)
            ? fhir.getResourceDefinition(type.asSubclass(Resource.class))
            : fhir.getElementDefinition(type.asSubclass(IBase.class));
    return definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
        ? Optional.of(composite)
        : Optional.empty();
  }

  Class<?> type() {
    return type;
  }

  /** Whether only the engine's model knows how. */
  boolean isByEngine() {
    return byEngine;
  }

  /** A list for an element that may come more than once; null when there is none. */
  @Nullable Object of(IBase parent) {
    if (child == null) {
      return null;
    }
    if (child.getMax() < 1) {
      List<IBase> values = child.getAccessor().getValues(parent);
      return values == null || values.isEmpty() || isEmptyPrimitive(values.get(0)) ? null : values;
    }
    IBase value = child.getAccessor().getFirstValueOrNull(parent).orElse(null);
    return value == null || isEmptyPrimitive(value) ? null : value;
  }

  private boolean isEmptyPrimitive(IBase value) {
    return child instanceof RuntimeChildPrimitiveDatatypeDefinition
        && value instanceof IPrimitiveType<?> primitive
        && !primitive.hasValue();
  }
}
