package org.mcsguideline.evaluation.logic;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.Environment;

/** Turns expressions into steps. */
final class StepMaking {

  /** Makes steps of one kind of expression. */
  @FunctionalInterface
  interface Maker<E extends Expression> {
    Step make(E expression, Scope scope);
  }

  final Environment environment;
  final FhirContext fhir;
  final Linking linking;
  private final Map<Class<?>, Maker<Expression>> makers = new HashMap<>();

  StepMaking(Collection<Library> libraries, Environment environment, FhirContext fhir) {
    this.environment = environment;
    this.fhir = fhir;
    linking = new Linking(libraries, environment, this);
    Operators.addTo(this);
    TimeOperators.addTo(this);
    new ChoiceSteps(this).add();
    new NameSteps(this).add();
    new RecordSteps(this).add();
    new RetrieveSteps(this).add();
    new QuerySteps(this).add();
  }

  <E extends Expression> void add(Class<E> kind, Maker<E> maker) {
    makers.put(kind, (expression, scope) -> maker.make(kind.cast(expression), scope));
  }

  /**
   * The step for an expression with all that is in it.
   *
   * @throws NoStep when there is none
   */
  Step make(@Nullable Expression expression, Scope scope) {
    if (expression == null) {
      throw new NoStep("a part that is left out");
    }
    Maker<Expression> maker = makers.get(expression.getClass());
    if (maker == null) {
      throw new NoStep(expression.getClass().getSimpleName());
    }
    return maker.make(expression, scope);
  }

  /** The same for a part that may be left out: null then. */
  Step makeOptional(@Nullable Expression expression, Scope scope) {
    return expression == null ? new Fixed(null) : make(expression, scope);
  }

  Step[] makeAll(List<? extends Expression> expressions, Scope scope) {
    return expressions.stream().map(one -> make(one, scope)).toArray(Step[]::new);
  }
}
