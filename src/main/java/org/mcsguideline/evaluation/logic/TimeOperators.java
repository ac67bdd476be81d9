package org.mcsguideline.evaluation.logic;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.hl7.elm.r1.After;
import org.hl7.elm.r1.Before;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.DateFrom;
import org.hl7.elm.r1.DateTime;
import org.hl7.elm.r1.DateTimeComponentFrom;
import org.hl7.elm.r1.DateTimePrecision;
import org.hl7.elm.r1.DifferenceBetween;
import org.hl7.elm.r1.DurationBetween;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.In;
import org.hl7.elm.r1.SameAs;
import org.hl7.elm.r1.SameOrAfter;
import org.hl7.elm.r1.SameOrBefore;
import org.hl7.elm.r1.ToDate;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.AfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.BeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeComponentFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DifferenceBetweenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DurationBetweenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameAsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrAfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrBeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToDateEvaluator;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.runtime.Precision;
import org.opencds.cqf.cql.engine.runtime.TemporalHelper;

/** The engine's operators on times, most of them with a precision. */
final class TimeOperators {

  /** What an operator does with two values to a precision; null is that of the values. */
  @FunctionalInterface
  interface ToPrecision {
    @Nullable Object of(
        @Nullable Object left, @Nullable Object right, @Nullable String precision, State state);
  }

  private final StepMaking making;

  private TimeOperators(StepMaking making) {
    this.making = making;
  }

  static void addTo(StepMaking making) {
    TimeOperators operators = new TimeOperators(making);
    operators.two(Before.class, Before::getPrecision, BeforeEvaluator::before);
    operators.two(After.class, After::getPrecision, AfterEvaluator::after);
    operators.two(SameAs.class, SameAs::getPrecision, SameAsEvaluator::sameAs);
    operators.two(SameOrAfter.class, SameOrAfter::getPrecision, SameOrAfterEvaluator::sameOrAfter);
    operators.two(
        SameOrBefore.class, SameOrBefore::getPrecision, SameOrBeforeEvaluator::sameOrBefore);
    operators.two(
        DifferenceBetween.class,
        DifferenceBetween::getPrecision,
        (left, right, precision, state) ->
            DifferenceBetweenEvaluator.difference(
                left, right, Precision.Companion.fromString(precision)));
    operators.two(
        DurationBetween.class,
        DurationBetween::getPrecision,
        (left, right, precision, state) ->
            DurationBetweenEvaluator.duration(
                left, right, Precision.Companion.fromString(precision)));
    operators.addParts();
    making.add(DateTime.class, operators::dateTime);
    making.add(
        In.class,
        (in, scope) ->
            Membership.of(
                making.make(in.getOperand().get(0), scope),
                making.make(in.getOperand().get(1), scope),
                text(in.getPrecision())));
  }

  private interface PrecisionOf<E> {
    @Nullable DateTimePrecision of(E expression);
  }

  private <E extends BinaryExpression> void two(
      Class<E> kind, PrecisionOf<E> precisionOf, ToPrecision operator) {
    making.add(
        kind,
        (e, scope) -> {
          List<Expression> operands = e.getOperand();
          Step left = making.make(operands.get(0), scope);
          Step right = making.make(operands.get(1), scope);
          String precision = text(precisionOf.of(e));
          return frame ->
              operator.of(left.work(frame), right.work(frame), precision, frame.run.state);
        });
  }

  private static @Nullable String text(@Nullable DateTimePrecision precision) {
    return precision == null ? null : precision.value();
  }

  private void addParts() {
    making.add(
        DateFrom.class,
        (e, scope) ->
            Operators.one(
                making.make(e.getOperand(), scope), (v, state) -> DateFromEvaluator.dateFrom(v)));
    making.add(
        ToDate.class,
        (e, scope) ->
            Operators.one(
                making.make(e.getOperand(), scope), (v, state) -> ToDateEvaluator.toDate(v)));
    making.add(
        DateTimeComponentFrom.class,
        (e, scope) -> {
          String part = Objects.requireNonNull(e.getPrecision()).value();
          return Operators.one(
              making.make(e.getOperand(), scope),
              (v, state) -> DateTimeComponentFromEvaluator.dateTimeComponentFrom(v, part));
        });
  }

  private Step dateTime(DateTime e, Scope scope) {
    Step[] parts = {
      making.makeOptional(e.getYear(), scope),
      making.makeOptional(e.getMonth(), scope),
      making.makeOptional(e.getDay(), scope),
      making.makeOptional(e.getHour(), scope),
      making.makeOptional(e.getMinute(), scope),
      making.makeOptional(e.getSecond(), scope),
      making.makeOptional(e.getMillisecond(), scope)
    };
    Step offset =
        e.getTimezoneOffset() == null
            ? frame ->
                TemporalHelper.zoneToOffset(
                    Objects.requireNonNull(frame.run.state.getEvaluationDateTime()).getZoneOffset())
            : making.make(e.getTimezoneOffset(), scope);
    return frame -> {
      @Nullable Integer[] numbers = new Integer[parts.length];
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = (Integer) parts[i].work(frame);
      }
      return DateTimeEvaluator.internalEvaluate(
          numbers[0],
          numbers[1],
          numbers[2],
          numbers[3],
          numbers[4],
          numbers[5],
          numbers[6],
          (BigDecimal) offset.work(frame));
    };
  }
}
