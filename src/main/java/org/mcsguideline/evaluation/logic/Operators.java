package org.mcsguideline.evaluation.logic;

import java.util.List;
import java.util.Objects;
import org.hl7.elm.r1.Add;
import org.hl7.elm.r1.AggregateExpression;
import org.hl7.elm.r1.AllTrue;
import org.hl7.elm.r1.AnyTrue;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Combine;
import org.hl7.elm.r1.Concatenate;
import org.hl7.elm.r1.ConvertQuantity;
import org.hl7.elm.r1.Count;
import org.hl7.elm.r1.Distinct;
import org.hl7.elm.r1.Divide;
import org.hl7.elm.r1.End;
import org.hl7.elm.r1.EndsWith;
import org.hl7.elm.r1.Equal;
import org.hl7.elm.r1.Equivalent;
import org.hl7.elm.r1.Except;
import org.hl7.elm.r1.Exists;
import org.hl7.elm.r1.Expand;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.First;
import org.hl7.elm.r1.Flatten;
import org.hl7.elm.r1.Greater;
import org.hl7.elm.r1.GreaterOrEqual;
import org.hl7.elm.r1.Indexer;
import org.hl7.elm.r1.IsFalse;
import org.hl7.elm.r1.IsNull;
import org.hl7.elm.r1.IsTrue;
import org.hl7.elm.r1.Last;
import org.hl7.elm.r1.Length;
import org.hl7.elm.r1.Less;
import org.hl7.elm.r1.LessOrEqual;
import org.hl7.elm.r1.Lower;
import org.hl7.elm.r1.Matches;
import org.hl7.elm.r1.Max;
import org.hl7.elm.r1.Min;
import org.hl7.elm.r1.Modulo;
import org.hl7.elm.r1.Multiply;
import org.hl7.elm.r1.NaryExpression;
import org.hl7.elm.r1.Negate;
import org.hl7.elm.r1.Not;
import org.hl7.elm.r1.ReplaceMatches;
import org.hl7.elm.r1.Round;
import org.hl7.elm.r1.SingletonFrom;
import org.hl7.elm.r1.Split;
import org.hl7.elm.r1.SplitOnMatches;
import org.hl7.elm.r1.Start;
import org.hl7.elm.r1.StartsWith;
import org.hl7.elm.r1.Subtract;
import org.hl7.elm.r1.Sum;
import org.hl7.elm.r1.ToConcept;
import org.hl7.elm.r1.ToDecimal;
import org.hl7.elm.r1.ToList;
import org.hl7.elm.r1.ToString;
import org.hl7.elm.r1.Truncate;
import org.hl7.elm.r1.TruncatedDivide;
import org.hl7.elm.r1.UnaryExpression;
import org.hl7.elm.r1.Union;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.AddEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AllTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AnyTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CombineEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConcatenateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertQuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CountEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DivideEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EquivalentEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExceptEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExistsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExpandEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FirstEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FlattenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IndexerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IsFalseEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IsTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LastEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LengthEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LowerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MatchesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MaxEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MinEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ModuloEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MultiplyEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NegateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NotEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ReplaceMatchesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.RoundEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SingletonFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SplitEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SplitOnMatchesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SubtractEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SumEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToConceptEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToDecimalEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToListEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToStringEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TruncateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TruncatedDivideEvaluator;
import org.opencds.cqf.cql.engine.execution.State;

/** The engine's operators that take values and give a value. */
final class Operators {

  private final StepMaking making;

  private Operators(StepMaking making) {
    this.making = making;
  }

  static void addTo(StepMaking making) {
    Operators operators = new Operators(making);
    operators.addUnary();
    operators.addAggregates();
    operators.addArithmetic();
    operators.addComparisons();
    operators.addTexts();
  }

  private void addUnary() {
    one(Not.class, (value, state) -> NotEvaluator.not(value));
    making.add(ToList.class, this::list);
    one(Exists.class, (value, state) -> ExistsEvaluator.exists(value));
    one(IsNull.class, (value, state) -> value == null);
    one(IsTrue.class, (value, state) -> IsTrueEvaluator.INSTANCE.isTrue((Boolean) value));
    one(IsFalse.class, (value, state) -> IsFalseEvaluator.INSTANCE.isFalse((Boolean) value));
    one(ToString.class, (value, state) -> ToStringEvaluator.toString(value));
    one(ToConcept.class, (value, state) -> ToConceptEvaluator.toConcept(value));
    one(ToDecimal.class, (value, state) -> ToDecimalEvaluator.toDecimal(value));
    one(Flatten.class, (value, state) -> FlattenEvaluator.flatten(value));
    one(SingletonFrom.class, (value, state) -> SingletonFromEvaluator.singletonFrom(value));
    one(Distinct.class, (value, state) -> Distinctness.distinct((Iterable<?>) value, state));
    one(Truncate.class, (value, state) -> TruncateEvaluator.truncate(value));
    one(Start.class, (value, state) -> StartEvaluator.start(value));
    one(End.class, (value, state) -> EndEvaluator.end(value));
    one(Lower.class, (value, state) -> LowerEvaluator.lower(value));
    one(Negate.class, (value, state) -> NegateEvaluator.INSTANCE.negate(value));
  }

  private void addAggregates() {
    aggregate(Max.class, MaxEvaluator::max);
    aggregate(Min.class, MinEvaluator::min);
    aggregate(Sum.class, SumEvaluator::sum);
    aggregate(Count.class, (value, state) -> CountEvaluator.count(value));
    aggregate(AnyTrue.class, (value, state) -> AnyTrueEvaluator.anyTrue(value));
    aggregate(AllTrue.class, (value, state) -> AllTrueEvaluator.allTrue(value));
    making.add(
        First.class,
        (first, scope) ->
            one(making.make(first.getSource(), scope), (v, state) -> FirstEvaluator.first(v)));
    making.add(
        Last.class,
        (last, scope) ->
            one(making.make(last.getSource(), scope), (v, state) -> LastEvaluator.last(v)));
    making.add(
        Length.class,
        (length, scope) ->
            one(
                making.make(length.getOperand(), scope),
                (value, state) -> LengthEvaluator.internalEvaluate(value, length, state)));
  }

  private void addArithmetic() {
    two(Add.class, AddEvaluator::add);
    two(Subtract.class, SubtractEvaluator::subtract);
    two(Multiply.class, MultiplyEvaluator::multiply);
    two(Divide.class, DivideEvaluator::divide);
    two(TruncatedDivide.class, TruncatedDivideEvaluator::div);
    two(Modulo.class, (left, right, state) -> ModuloEvaluator.modulo(left, right));
    two(
        ConvertQuantity.class,
        (value, unit, state) ->
            ConvertQuantityEvaluator.convertQuantity(
                value,
                unit,
                Objects.requireNonNull(state.getEnvironment().getLibraryManager())
                    .getUcumService()));
    making.add(
        Round.class,
        (round, scope) -> {
          Step value = making.make(round.getOperand(), scope);
          Step digits = making.makeOptional(round.getPrecision(), scope);
          return frame -> RoundEvaluator.round(value.work(frame), digits.work(frame));
        });
  }

  private void addComparisons() {
    two(Equal.class, Operators::equal);
    two(Equivalent.class, EquivalentEvaluator::equivalent);
    two(Greater.class, GreaterEvaluator::greater);
    two(GreaterOrEqual.class, GreaterOrEqualEvaluator::greaterOrEqual);
    two(Less.class, LessEvaluator::less);
    two(LessOrEqual.class, LessOrEqualEvaluator::lessOrEqual);
    many(Except.class, ExceptEvaluator::except);
    many(Union.class, Distinctness::union);
    two(Indexer.class, (left, right, state) -> IndexerEvaluator.indexer(left, right));
    two(
        Expand.class,
        (left, right, state) ->
            ExpandEvaluator.expand(
                left, (org.opencds.cqf.cql.engine.runtime.Quantity) right, state));
  }

  private static @Nullable Boolean equal(
      @Nullable Object left, @Nullable Object right, State state) {
    if (left instanceof String && right instanceof String) {
      return left.equals(right);
    }
    return EqualEvaluator.equal(left, right, state);
  }

  private void addTexts() {
    many(Concatenate.class, (left, right, state) -> ConcatenateEvaluator.concatenate(left, right));
    two(StartsWith.class, (left, right, state) -> StartsWithEvaluator.startsWith(left, right));
    two(
        EndsWith.class,
        (left, right, state) -> EndsWithEvaluator.endsWith((String) left, (String) right));
    two(
        Matches.class,
        (left, right, state) -> MatchesEvaluator.matches((String) left, (String) right));
    making.add(
        Combine.class,
        (combine, scope) -> {
          Step source = making.make(combine.getSource(), scope);
          Step separator =
              combine.getSeparator() == null
                  ? new Fixed("")
                  : making.make(combine.getSeparator(), scope);
          return frame ->
              CombineEvaluator.combine(source.work(frame), (String) separator.work(frame));
        });
    making.add(
        Split.class,
        (split, scope) ->
            two(
                making.make(split.getStringToSplit(), scope),
                making.make(split.getSeparator(), scope),
                (text, separator, state) -> SplitEvaluator.split(text, separator)));
    making.add(
        SplitOnMatches.class,
        (split, scope) ->
            two(
                making.make(split.getStringToSplit(), scope),
                making.make(split.getSeparatorPattern(), scope),
                (text, pattern, state) -> SplitOnMatchesEvaluator.splitOnMatches(text, pattern)));
    making.add(
        ReplaceMatches.class,
        (replace, scope) -> {
          Step[] parts = making.makeAll(replace.getOperand(), scope);
          return frame ->
              ReplaceMatchesEvaluator.replaceMatches(
                  (String) parts[0].work(frame),
                  (String) parts[1].work(frame),
                  (String) parts[2].work(frame));
        });
  }

  /** A list of something fixed is fixed, such as the codes of a retrieve. */
  private Step list(ToList list, Scope scope) {
    Step element = making.make(list.getOperand(), scope);
    return element instanceof Fixed fixed
        ? new Fixed(ToListEvaluator.toList(fixed.value()))
        : frame -> ToListEvaluator.toList(element.work(frame));
  }

  /** What an operator does with one value. */
  @FunctionalInterface
  interface OfOne {
    @Nullable Object of(@Nullable Object value, State state);
  }

  /** What an operator does with two values. */
  @FunctionalInterface
  interface OfTwo {
    @Nullable Object of(@Nullable Object left, @Nullable Object right, State state);
  }

  private <E extends UnaryExpression> void one(Class<E> kind, OfOne operator) {
    making.add(kind, (e, scope) -> one(making.make(e.getOperand(), scope), operator));
  }

  private <E extends AggregateExpression> void aggregate(Class<E> kind, OfOne operator) {
    making.add(kind, (e, scope) -> one(making.make(e.getSource(), scope), operator));
  }

  private <E extends BinaryExpression> void two(Class<E> kind, OfTwo operator) {
    making.add(
        kind,
        (e, scope) -> {
          List<Expression> operands = e.getOperand();
          return two(
              making.make(operands.get(0), scope), making.make(operands.get(1), scope), operator);
        });
  }

  /** The engine takes the first two operands of these. */
  private <E extends NaryExpression> void many(Class<E> kind, OfTwo operator) {
    making.add(
        kind,
        (e, scope) -> {
          List<Expression> operands = e.getOperand();
          return two(
              making.make(operands.get(0), scope), making.make(operands.get(1), scope), operator);
        });
  }

  static Step one(Step operand, OfOne operator) {
    return frame -> operator.of(operand.work(frame), frame.run.state);
  }

  static Step two(Step left, Step right, OfTwo operator) {
    return frame -> operator.of(left.work(frame), right.work(frame), frame.run.state);
  }
}
