package org.mcsguideline.evaluation.logic;

import java.util.Objects;
import org.hl7.elm.r1.AliasRef;
import org.hl7.elm.r1.CodeRef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Message;
import org.hl7.elm.r1.Null;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.Quantity;
import org.hl7.elm.r1.QueryLetRef;
import org.hl7.elm.r1.ValueSetRef;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.CodeRefEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LiteralEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MessageEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.QuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ValueSetRefEvaluator;
import org.opencds.cqf.cql.engine.execution.Libraries;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.runtime.ValueSet;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** Steps for what stands for something: literals, codes, parameters, defines, functions. */
final class NameSteps {

  /** Stands for null among values that are worked out once. */
  private static final Object NOTHING = new Object();

  private final StepMaking making;

  NameSteps(StepMaking making) {
    this.making = making;
  }

  void add() {
    making.add(Null.class, (nothing, scope) -> new Fixed(null));
    making.add(
        Literal.class,
        (literal, scope) ->
            new Fixed(
                LiteralEvaluator.internalEvaluate(
                    literal.getValueType(), literal.getValue(), state(scope.library))));
    making.add(
        Quantity.class,
        (quantity, scope) ->
            new Fixed(QuantityEvaluator.internalEvaluate(quantity, state(scope.library))));
    making.add(
        CodeRef.class,
        (code, scope) -> new Fixed(CodeRefEvaluator.toCode(code, state(scope.library))));
    making.add(ValueSetRef.class, this::valueSet);
    making.add(ParameterRef.class, this::parameter);
    making.add(ExpressionRef.class, this::define);
    making.add(FunctionRef.class, this::call);
    making.add(OperandRef.class, (variable, scope) -> variable(variable.getName(), scope));
    making.add(AliasRef.class, (variable, scope) -> variable(variable.getName(), scope));
    making.add(QueryLetRef.class, (variable, scope) -> variable(variable.getName(), scope));
    making.add(Message.class, this::message);
  }

  /** What the engine wants in order to find a code or a value set of a library. */
  private State state(Library library) {
    State state = new State(making.environment);
    state.init(library);
    return state;
  }

  static ValueSet valueSet(StepMaking making, ValueSetRef reference, Library library) {
    State state = new State(making.environment);
    state.init(library);
    return ValueSetRefEvaluator.toValueSet(state, reference);
  }

  private Step valueSet(ValueSetRef reference, Scope scope) {
    ValueSet valueSet = valueSet(making, reference, scope.library);
    if (Boolean.TRUE.equals(reference.isPreserve())) {
      return new Fixed(valueSet);
    }
    ValueSetInfo info = ValueSetInfo.Companion.fromValueSet(valueSet);
    return frame ->
        Objects.requireNonNull(frame.run.state.getEnvironment().getTerminologyProvider())
            .expand(info);
  }

  static Step variable(@Nullable String name, Scope scope) {
    int place = scope.place(Objects.requireNonNull(name));
    return frame -> frame.variables[place];
  }

  private Step parameter(ParameterRef reference, Scope scope) {
    Library library = making.linking.library(reference.getLibraryName(), scope.library);
    ParameterDef def = Libraries.resolveParameterRef(reference.getName(), library);
    String name = Objects.requireNonNull(def.getName());
    Scope own = new Scope(library, scope.reach);
    Step otherwise = making.makeOptional(def.getDefault(), own);
    int place = making.linking.keep();
    return frame -> {
      if (frame.run.hasParameter(name)) {
        return frame.run.parameter(name);
      }
      Object value = frame.run.kept(place);
      if (value == null) {
        value = otherwise.work(new Frame(frame.run, frame.reading, new Object[own.places()]));
        frame.run.keep(place, value == null ? NOTHING : value);
      }
      return value == NOTHING ? null : value;
    };
  }

  private Step define(ExpressionRef reference, Scope scope) {
    Linking linking = making.linking;
    LogicDefine define =
        linking.define(
            linking.library(reference.getLibraryName(), scope.library), reference.getName());
    scope.reach.uses(linking.reach(define));
    return frame -> frame.run.value(define, frame.reading);
  }

  private Step call(FunctionRef call, Scope scope) {
    Step[] operands = making.makeAll(call.getOperand(), scope);
    LogicFunction function = making.linking.function(call, scope);
    scope.reach.uses(function.reach);
    boolean typesKnown = !call.getSignature().isEmpty();
    return frame -> function.call(frame, operands, typesKnown);
  }

  private Step message(Message message, Scope scope) {
    Step source = making.make(message.getSource(), scope);
    Step condition = making.makeOptional(message.getCondition(), scope);
    Step code = making.makeOptional(message.getCode(), scope);
    Step severity = making.makeOptional(message.getSeverity(), scope);
    Step text = making.makeOptional(message.getMessage(), scope);
    return frame ->
        MessageEvaluator.INSTANCE.message(
            frame.run.state,
            null,
            source.work(frame),
            (Boolean) condition.work(frame),
            (String) code.work(frame),
            (String) severity.work(frame),
            (String) text.work(frame));
  }
}
