package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.List;
import org.hl7.elm.r1.And;
import org.hl7.elm.r1.Case;
import org.hl7.elm.r1.CaseItem;
import org.hl7.elm.r1.Coalesce;
import org.hl7.elm.r1.If;
import org.hl7.elm.r1.Or;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.AndEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CoalesceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EquivalentEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.OrEvaluator;

/**
 * Steps that choose. As in the engine, both sides of "and" and "or" and all parts of a coalescence
 * are worked out: what fails in one of them is not to be hidden by another.
 */
final class ChoiceSteps {

  private final StepMaking making;

  ChoiceSteps(StepMaking making) {
    this.making = making;
  }

  void add() {
    making.add(
        And.class,
        (and, scope) -> {
          Step left = making.make(and.getOperand().get(0), scope);
          Step right = making.make(and.getOperand().get(1), scope);
          return frame -> AndEvaluator.and(left.work(frame), right.work(frame));
        });
    making.add(
        Or.class,
        (or, scope) -> {
          Step left = making.make(or.getOperand().get(0), scope);
          Step right = making.make(or.getOperand().get(1), scope);
          return frame -> OrEvaluator.or(left.work(frame), right.work(frame));
        });
    making.add(If.class, this::choice);
    making.add(Case.class, this::choice);
    making.add(Coalesce.class, this::coalesce);
  }

  private Step choice(If choice, Scope scope) {
    Step condition = making.make(choice.getCondition(), scope);
    Step then = making.make(choice.getThen(), scope);
    Step otherwise = making.make(choice.getElse(), scope);
    return frame -> {
      Boolean holds = (Boolean) condition.work(frame);
      return holds != null && holds ? then.work(frame) : otherwise.work(frame);
    };
  }

  private Step choice(Case choice, Scope scope) {
    Step[] when =
        making.makeAll(choice.getCaseItem().stream().map(CaseItem::getWhen).toList(), scope);
    Step[] then =
        making.makeAll(choice.getCaseItem().stream().map(CaseItem::getThen).toList(), scope);
    Step otherwise = making.make(choice.getElse(), scope);
    if (choice.getComparand() != null) {
      return compared(making.make(choice.getComparand(), scope), when, then, otherwise);
    }
    return frame -> {
      for (int i = 0; i < when.length; i++) {
        Boolean holds = (Boolean) when[i].work(frame);
        if (holds != null && holds) {
          return then[i].work(frame);
        }
      }
      return otherwise.work(frame);
    };
  }

  private static Step compared(Step comparand, Step[] when, Step[] then, Step otherwise) {
    return frame -> {
      Object value = comparand.work(frame);
      for (int i = 0; i < when.length; i++) {
        if (Boolean.TRUE.equals(
            EquivalentEvaluator.equivalent(value, when[i].work(frame), frame.run.state))) {
          return then[i].work(frame);
        }
      }
      return otherwise.work(frame);
    };
  }

  private Step coalesce(Coalesce coalesce, Scope scope) {
    Step[] parts = making.makeAll(coalesce.getOperand(), scope);
    return frame -> {
      List<@Nullable Object> values = new ArrayList<>(parts.length);
      for (Step part : parts) {
        values.add(part.work(frame));
      }
      return CoalesceEvaluator.INSTANCE.coalesce(values);
    };
  }
}
