package org.mcsguideline.evaluation.logic;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.opencds.cqf.cql.engine.execution.State;

/** One evaluation: what was worked out for one patient at one time. For one thread. */
final class Run {

  /** Stands for a value that is not worked out yet; null is a value. */
  static final Object OPEN = new Object();

  /** What the engine's operators want to know: environment, time, options. */
  final State state;

  final Object patient;
  private final Map<String, ?> parameters;
  private final List<LogicDefine> defines;
  private final @Nullable Object[] values;
  private final @Nullable Reading[] readings;
  private final @Nullable IdentityHashMap<Object, @Nullable Object>[] remembered;
  private final @Nullable Object[] kept;
  private final IdentityHashMap<Object, @Nullable Object> times = new IdentityHashMap<>();

  @SuppressWarnings({"unchecked", "rawtypes"})
  Run(State state, Object patient, Map<String, ?> parameters, Sizes sizes) {
    this.state = state;
    this.patient = patient;
    this.parameters = parameters;
    this.defines = sizes.defines();
    this.values = new Object[defines.size()];
    this.readings = new Reading[defines.size()];
    this.remembered = new IdentityHashMap[sizes.memories()];
    this.kept = new Object[sizes.kept()];
  }

  /**
   * How much there is to keep.
   *
   * @param defines every define by its number
   * @param memories number of functions whose values are remembered
   * @param kept number of other values that are worked out once
   */
  record Sizes(List<LogicDefine> defines, int memories, int kept) {
    Sizes {
      defines = List.copyOf(defines);
    }
  }

  /** The value of a define, asked for by another one or, with null, by who wants the result. */
  @Nullable Object value(LogicDefine define, @Nullable Reading asking) {
    Reading reading = readings[define.number];
    if (reading == null) {
      Frame frame = define.frame(this);
      Object value = define.work(frame);
      reading = frame.reading;
      values[define.number] = value;
      readings[define.number] = reading;
    }
    if (asking != null) {
      asking.add(reading);
    }
    return values[define.number];
  }

  /** Whether the caller has given the parameter. */
  boolean hasParameter(String name) {
    return parameters.containsKey(name);
  }

  @Nullable Object parameter(String name) {
    return parameters.get(name);
  }

  /** What a function has given for an element, {@link #OPEN} when it was not asked. */
  @Nullable Object remembered(int memory, Object element) {
    IdentityHashMap<Object, @Nullable Object> known = remembered[memory];
    return known == null ? OPEN : known.getOrDefault(element, OPEN);
  }

  void remember(int memory, Object element, @Nullable Object value) {
    IdentityHashMap<Object, @Nullable Object> known = remembered[memory];
    if (known == null) {
      known = new IdentityHashMap<>();
      remembered[memory] = known;
    }
    known.put(element, value);
  }

  /** A value that is worked out once, null when it was not; see {@link #keep}. */
  @Nullable Object kept(int place) {
    return kept[place];
  }

  void keep(int place, Object value) {
    kept[place] = value;
  }

  /** The time of an element in the engine's form, {@link #OPEN} when it was not made yet. */
  @Nullable Object time(Object element) {
    return times.getOrDefault(element, OPEN);
  }

  void keepTime(Object element, @Nullable Object time) {
    times.put(element, time);
  }

  /** Every define that was worked out, by library and name with a point between. */
  Map<String, ExpressionResult> results() {
    Map<String, ExpressionResult> results = new LinkedHashMap<>();
    eachWorked(
        (define, reading) ->
            results.put(
                define.library + "." + define.name,
                new ExpressionResult(values[define.number], reading.resources())));
    return results;
  }

  private void eachWorked(BiConsumer<LogicDefine, Reading> who) {
    for (LogicDefine define : defines) {
      Reading reading = readings[define.number];
      if (reading != null) {
        who.accept(define, reading);
      }
    }
  }
}
