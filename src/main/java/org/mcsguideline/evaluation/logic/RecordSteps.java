package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.elm.r1.As;
import org.hl7.elm.r1.InValueSet;
import org.hl7.elm.r1.Instance;
import org.hl7.elm.r1.Is;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.TupleElement;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.InValueSetEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TupleEvaluator;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.runtime.Interval;

/** Steps that read elements, ask for their types, or put values together. */
final class RecordSteps {

  private final StepMaking making;
  private final Environment environment;

  RecordSteps(StepMaking making) {
    this.making = making;
    this.environment = making.environment;
  }

  void add() {
    making.add(Property.class, this::property);
    making.add(As.class, this::as);
    making.add(Is.class, this::is);
    making.add(Instance.class, this::instance);
    making.add(org.hl7.elm.r1.Tuple.class, this::tuple);
    making.add(org.hl7.elm.r1.List.class, this::list);
    making.add(org.hl7.elm.r1.Interval.class, this::interval);
    making.add(InValueSet.class, this::inValueSet);
  }

  private Step property(Property property, Scope scope) {
    Step source =
        property.getSource() == null
            ? NameSteps.variable(property.getScope(), scope)
            : making.make(property.getSource(), scope);
    ElementAccess access =
        new ElementAccess(making.fhir, Objects.requireNonNull(property.getPath()));
    return frame -> access.of(source.work(frame), frame.run);
  }

  private Step as(As as, Scope scope) {
    Step operand = making.make(as.getOperand(), scope);
    boolean strict = Boolean.TRUE.equals(as.isStrict());
    Class<?> type =
        as.getAsTypeSpecifier() == null
            ? environment.resolveType(as.getAsType())
            : environment.resolveType(as.getAsTypeSpecifier());
    Class<?> known = Objects.requireNonNull(type);
    return frame -> {
      Object value = operand.work(frame);
      return value == null || known.isInstance(value)
          ? value
          : environment.as(value, known, strict);
    };
  }

  private Step is(Is is, Scope scope) {
    Step operand = making.make(is.getOperand(), scope);
    Class<?> type =
        is.isTypeSpecifier() == null
            ? environment.resolveType(is.isType())
            : environment.resolveType(is.isTypeSpecifier());
    Class<?> known = Objects.requireNonNull(type);
    return frame -> environment.is(operand.work(frame), known);
  }

  private Step instance(Instance instance, Scope scope) {
    String[] names =
        instance.getElement().stream()
            .map(element -> Objects.requireNonNull(element.getName()))
            .toArray(String[]::new);
    Step[] values =
        instance.getElement().stream()
            .map(element -> making.make(element.getValue(), scope))
            .toArray(Step[]::new);
    return frame -> {
      Object made = environment.createInstance(Objects.requireNonNull(instance.getClassType()));
      for (int i = 0; i < names.length; i++) {
        environment.setValue(made, names[i], values[i].work(frame));
      }
      return made;
    };
  }

  private Step tuple(org.hl7.elm.r1.Tuple tuple, Scope scope) {
    String[] names =
        tuple.getElement().stream()
            .map(element -> Objects.requireNonNull(element.getName()))
            .toArray(String[]::new);
    Step[] values =
        tuple.getElement().stream()
            .map(TupleElement::getValue)
            .map(value -> making.make(value, scope))
            .toArray(Step[]::new);
    return frame -> {
      Map<String, @Nullable Object> elements = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        elements.put(names[i], values[i].work(frame));
      }
      return TupleEvaluator.INSTANCE.internalEvaluate(elements);
    };
  }

  private Step list(org.hl7.elm.r1.List list, Scope scope) {
    Step[] elements = making.makeAll(list.getElement(), scope);
    Step step =
        frame -> {
          List<@Nullable Object> values = new ArrayList<>(elements.length);
          for (Step element : elements) {
            values.add(element.work(frame));
          }
          return values;
        };
    for (Step element : elements) {
      if (!(element instanceof Fixed)) {
        return step;
      }
    }
    List<@Nullable Object> fixed = new ArrayList<>();
    for (Step element : elements) {
      fixed.add(((Fixed) element).value());
    }
    return new Fixed(fixed);
  }

  private Step interval(org.hl7.elm.r1.Interval interval, Scope scope) {
    Step low = making.makeOptional(interval.getLow(), scope);
    Step lowClosed = making.makeOptional(interval.getLowClosedExpression(), scope);
    Step high = making.makeOptional(interval.getHigh(), scope);
    Step highClosed = making.makeOptional(interval.getHighClosedExpression(), scope);
    @Nullable Boolean fromLow = interval.isLowClosed();
    @Nullable Boolean toHigh = interval.isHighClosed();
    return frame -> {
      Object from = low.work(frame);
      boolean withFrom = closed((Boolean) lowClosed.work(frame), fromLow);
      Object to = high.work(frame);
      boolean withTo = closed((Boolean) highClosed.work(frame), toHigh);
      return from == null && to == null
          ? null
          : new Interval(from, withFrom, to, withTo, frame.run.state);
    };
  }

  private static boolean closed(@Nullable Boolean workedOut, @Nullable Boolean stated) {
    return workedOut != null ? workedOut : !Boolean.FALSE.equals(stated);
  }

  private Step inValueSet(InValueSet in, Scope scope) {
    Step code = making.make(in.getCode(), scope);
    Step valueSet =
        in.getValueset() == null
            ? making.makeOptional(in.getValuesetExpression(), scope)
            : new Fixed(NameSteps.valueSet(making, in.getValueset(), scope.library));
    return frame ->
        InValueSetEvaluator.inValueSet(code.work(frame), valueSet.work(frame), frame.run.state);
  }
}
