package org.mcsguideline.evaluation.logic;

import java.util.List;
import java.util.Objects;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseEnumeration;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * A function. What it gives for one element or list of the record is remembered for the run: the
 * record does not change meanwhile.
 */
final class LogicFunction {

  final Reach reach = new Reach();
  private final FunctionDef source;
  private final Class<?>[] types;
  private final int memory;
  private @Nullable Step body;
  private int variables;
  private boolean reads;

  LogicFunction(FunctionDef source, Class<?>[] types, int memory) {
    this.source = source;
    this.types = types;
    this.memory = memory;
  }

  /** Gives it what it does; a function is known before it is made. */
  void is(Step step, int variablesInAll) {
    body = step;
    variables = variablesInAll;
  }

  /** Says that all functions are made. */
  void finish() {
    reads = reach.reads();
  }

  /** A call, with the arguments in the first places of what the function works with. */
  @Nullable Object call(Frame caller, Step[] operands, boolean typesKnown) {
    @Nullable Object[] arguments = new Object[variables];
    for (int i = 0; i < operands.length; i++) {
      arguments[i] = operands[i].work(caller);
    }
    if (!typesKnown) {
      checkTypes(caller.run.state.getEnvironment(), arguments);
    }
    if (operands.length == 1) {
      Object only = arguments[0];
      if (only instanceof IBase || only instanceof List) {
        return remembered(caller, only, arguments);
      }
    }
    return work(caller.run, caller.reading, arguments);
  }

  private @Nullable Object remembered(Frame caller, Object only, @Nullable Object[] arguments) {
    Run run = caller.run;
    Object known = run.remembered(memory, only);
    if (known == Run.OPEN) {
      if (reads) {
        Reading own = new Reading(caller.reading.ofPatient);
        known = new Answer(work(run, own, arguments), own);
      } else {
        known = work(run, caller.reading, arguments);
      }
      run.remember(memory, only, known);
    }
    if (known instanceof Answer answer) {
      caller.reading.add(answer.read());
      return answer.value();
    }
    return known;
  }

  private record Answer(@Nullable Object value, Reading read) {}

  private @Nullable Object work(Run run, Reading reading, @Nullable Object[] arguments) {
    return Objects.requireNonNull(body).work(new Frame(run, reading, arguments));
  }

  /** The engine takes the only function of the name, and only when the arguments fit. */
  private void checkTypes(Environment environment, @Nullable Object[] arguments) {
    for (int i = 0; i < types.length; i++) {
      if (!fits(environment, arguments[i], types[i])) {
        throw new IllegalArgumentException(
            "An argument of " + source.getName() + " is of another type.");
      }
    }
  }

  private static boolean fits(Environment environment, @Nullable Object argument, Class<?> type) {
    if (argument == null || type == Object.class) {
      return true;
    }
    if (argument instanceof Iterable) {
      return type.isAssignableFrom(List.class);
    }
    if (argument instanceof Tuple || !(argument instanceof IBaseEnumeration)) {
      return type.isInstance(argument);
    }
    return environment.isType(environment.resolveType(argument), type);
  }
}
