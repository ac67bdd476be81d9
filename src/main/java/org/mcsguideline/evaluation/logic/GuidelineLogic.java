package org.mcsguideline.evaluation.logic;

import ca.uhn.fhir.context.FhirContext;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.opencds.cqf.cql.engine.execution.State;

/** The whole logic as steps. Safe for use by many threads at once. */
public final class GuidelineLogic {

  private final Environment environment;
  private final Linking linking;
  private final Map<String, Library> libraries = new HashMap<>();
  private final Run.Sizes sizes;

  /**
   * Turns every define of the libraries into steps.
   *
   * @param libraries complete, with statements in the order of their names
   * @throws NoStep when there is no step for a part of them
   */
  public GuidelineLogic(Collection<Library> libraries, Environment environment, FhirContext fhir) {
    this.environment = environment;
    libraries.forEach(library -> this.libraries.put(Linking.name(library), library));
    StepMaking making = new StepMaking(libraries, environment, fhir);
    linking = making.linking;
    linking.makeAll();
    sizes = linking.sizes();
  }

  /**
   * What was worked out.
   *
   * @param values the engine's own, by library and name
   * @param all makes the account of every define that was worked out on the way, by library and
   *     name with a point between
   */
  public record Result(
      Map<String, Map<String, @Nullable Object>> values,
      Supplier<Map<String, ExpressionResult>> all) {}

  /**
   * Works out defines for one patient.
   *
   * @param defines names by library
   * @param patient value of the patient context, which retrieves are given
   * @param parameters by name
   * @throws RuntimeException as the engine's operators throw; {@link
   *     java.util.concurrent.CancellationException} when the thread is interrupted
   */
  public Result work(
      Map<String, Set<String>> defines,
      Object patient,
      Map<String, ?> parameters,
      ZonedDateTime time) {
    State state = new State(environment, EnumSet.of(CqlEngine.Options.EnableExpressionCaching));
    state.setEvaluationDateTime(time);
    Run run = new Run(state, patient, parameters, sizes);
    Map<String, Map<String, @Nullable Object>> values = new HashMap<>();
    defines.forEach(
        (library, names) -> {
          Library of = Objects.requireNonNull(libraries.get(library));
          Map<String, @Nullable Object> ofLibrary = new HashMap<>();
          names.forEach(name -> ofLibrary.put(name, run.value(linking.define(of, name), null)));
          values.put(library, ofLibrary);
        });
    return new Result(values, run::results);
  }
}
