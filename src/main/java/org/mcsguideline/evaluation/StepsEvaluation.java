package org.mcsguideline.evaluation;

import ca.uhn.fhir.context.FhirContext;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.logic.GuidelineLogic;
import org.mcsguideline.evaluation.logic.NoStep;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates by steps that were made at the start, many times faster than by the tree of CQL. */
final class StepsEvaluation {

  private static final Logger LOG = LoggerFactory.getLogger(StepsEvaluation.class);

  private final GuidelineLogic logic;
  private final Map<String, Object> siteValues;

  private StepsEvaluation(GuidelineLogic logic, Map<String, Object> siteValues) {
    this.logic = logic;
    this.siteValues = siteValues;
  }

  /** Null when a part of the logic has no step; then the engine has to work out all of it. */
  static @Nullable StepsEvaluation of(
      Collection<Library> libraries,
      Environment environment,
      FhirContext fhir,
      Map<String, Object> siteValues) {
    try {
      return new StepsEvaluation(new GuidelineLogic(libraries, environment, fhir), siteValues);
    } catch (NoStep missing) {
      LOG.warn("The CQL engine evaluates, which takes longer: {}", missing.getMessage());
      return null;
    }
  }

  /**
   * Evaluates the defines together.
   *
   * @throws RuntimeException whatever an operator throws; it does not say which define has failed
   */
  Findings evaluate(Defines defines, PatientRecord patient, OffsetDateTime decisionTime) {
    GuidelineLogic.Result result = work(defines, patient, decisionTime);
    Map<String, Map<String, @Nullable Object>> plain = new HashMap<>();
    result
        .values()
        .forEach(
            (library, values) -> {
              Map<String, @Nullable Object> ofLibrary = new HashMap<>();
              values.forEach((name, value) -> ofLibrary.put(name, PlainValues.of(value)));
              plain.put(library, ofLibrary);
            });
    return new Findings(plain, new Worked(result.all()));
  }

  /** The same in the engine's own values. */
  GuidelineLogic.Result work(Defines defines, PatientRecord patient, OffsetDateTime decisionTime) {
    return logic.work(
        defines.byLibrary(),
        patient,
        CallParameters.of(siteValues, patient, decisionTime),
        decisionTime.toZonedDateTime());
  }
}
