package org.mcsguideline.evaluation;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CancellationException;
import kotlin.Pair;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the guideline for one patient at one time. Safe for use by many threads at once. Within
 * this package, who proves it may look on.
 */
public class GuidelineEvaluation implements RecordEvaluation {

  private static final String FHIR = "http://hl7.org/fhir";
  private static final Logger LOG = LoggerFactory.getLogger(GuidelineEvaluation.class);

  private static final String SITE_PROFILE_FAULTS = "Site Profile Faults";

  /** Any time will do where nothing is known about the patient. */
  private static final OffsetDateTime DRY_RUN_TIME = Instant.EPOCH.atOffset(ZoneOffset.UTC);

  private final CompiledGuideline guideline;
  private final Environment environment;
  private final Map<String, Object> siteValues;

  /** Null when the engine has to work out all. */
  private final @Nullable StepsEvaluation steps;

  /**
   * Prepares the guideline completely and tries every service on an empty record.
   *
   * @throws org.mcsguideline.knowledge.KnowledgeIncomplete when anything is missing
   */
  public GuidelineEvaluation(KnowledgeBase knowledge, FhirContext fhir) {
    this(new CompiledGuideline(knowledge), knowledge, fhir, true);
  }

  /**
   * Takes libraries that are compiled already; who holds them may look at them more closely, and
   * put others in their place. Steps would not notice, so that the engine evaluates.
   */
  GuidelineEvaluation(CompiledGuideline compiled, KnowledgeBase knowledge, FhirContext fhir) {
    this(compiled, knowledge, fhir, false);
  }

  private GuidelineEvaluation(
      CompiledGuideline compiled, KnowledgeBase knowledge, FhirContext fhir, boolean withSteps) {
    guideline = compiled;
    siteValues = SiteValues.of(knowledge);
    DataProvider data =
        new CompositeDataProvider(
            new StoppableModel(new R4FhirModelResolver(fhir)),
            new RecordRetrieval(knowledge.valueSets(), readByLogic(knowledge, fhir)));
    Map<@Nullable String, @Nullable DataProvider> providers = new HashMap<>();
    providers.put(FHIR, data);
    environment =
        new Environment(
            guideline.libraries(), providers, new ExpandedTerminology(knowledge.valueSets()));
    readUnits(guideline.libraries());
    steps = withSteps ? StepsEvaluation.of(guideline.all(), environment, fhir, siteValues) : null;
    knowledge.services().values().forEach(service -> dryRun(Defines.of(service)));
    knowledge.schedules().forEach(plan -> dryRun(Defines.of(plan)));
    checkSiteProfile();
  }

  /** Now and not during the first call. */
  private static void readUnits(LibraryManager libraries) {
    try {
      Objects.requireNonNull(libraries.getUcumService());
    } catch (ServiceConfigurationError | IllegalStateException damaged) {
      throw new KnowledgeIncomplete("The table of units cannot be read.", damaged);
    }
  }

  private static Map<String, List<Resource>> readByLogic(
      KnowledgeBase knowledge, FhirContext fhir) {
    Map<String, List<Resource>> resources = new HashMap<>();
    knowledge
        .readByLogic()
        .forEach(
            (type, all) ->
                resources.put(
                    type,
                    all.stream()
                        .map(json -> (Resource) fhir.newJsonParser().parseResource(json))
                        .toList()));
    return resources;
  }

  /** The guideline itself says which choices of the site it cannot work with. */
  private void checkSiteProfile() {
    Defines defines = guideline.everywhere(SITE_PROFILE_FAULTS);
    Findings findings = evaluate(defines, PatientRecord.empty(), DRY_RUN_TIME);
    List<Object> faults = new ArrayList<>();
    for (String library : defines.byLibrary().keySet()) {
      if (findings.value(library, SITE_PROFILE_FAULTS) instanceof List<?> stated) {
        faults.addAll(stated);
      }
    }
    if (!faults.isEmpty()) {
      throw new KnowledgeIncomplete("The site profile cannot be used: " + faults);
    }
  }

  private void dryRun(Defines defines) {
    guideline.checkPresent(defines);
    Objects.requireNonNull(evaluate(defines, PatientRecord.empty(), DRY_RUN_TIME));
  }

  @Override
  public Findings evaluate(Defines defines, PatientRecord patient, OffsetDateTime decisionTime) {
    if (steps == null) {
      return byEngine(defines, patient, decisionTime);
    }
    try {
      return steps.evaluate(defines, patient, decisionTime);
    } catch (CancellationException ended) {
      throw new DefineFailed("the guideline", ended);
    } catch (RuntimeException failed) {
      // The engine fails in the same place, and says which one it is.
      Findings findings = byEngine(defines, patient, decisionTime);
      LOG.warn("Steps ended with a {}, the engine did not.", failed.getClass().getSimpleName());
      return findings;
    }
  }

  private Findings byEngine(Defines defines, PatientRecord patient, OffsetDateTime decisionTime) {
    return evaluate(
        defines, patient, decisionTime, engine(CqlEngine.Options.EnableExpressionCaching));
  }

  /** The steps by themselves; null when the engine has to work out all. */
  @Nullable StepsEvaluation steps() {
    return steps;
  }

  /** Every define of the guideline. */
  Defines all() {
    return guideline.defines();
  }

  /** An engine over the guideline; it keeps what it learns in a call for the length of the call. */
  CqlEngine engine(CqlEngine.Options first, CqlEngine.Options... others) {
    return new CqlEngine(environment, EnumSet.of(first, others));
  }

  Findings evaluate(
      Defines defines, PatientRecord patient, OffsetDateTime decisionTime, CqlEngine engine) {
    Map<String, List<EvaluationExpressionRef>> expressions = references(defines);
    if (expressions.isEmpty()) {
      return new Findings(Map.of());
    }
    EvaluationResults results = engine.evaluate(parameters(expressions, patient, decisionTime));
    return findings(results, Worked.of(engine.getCache().getExpressions()));
  }

  static Map<String, List<EvaluationExpressionRef>> references(Defines defines) {
    Map<String, List<EvaluationExpressionRef>> references = new HashMap<>();
    defines
        .byLibrary()
        .forEach(
            (library, names) ->
                references.put(library, names.stream().map(EvaluationExpressionRef::new).toList()));
    return references;
  }

  private EvaluationParams parameters(
      Map<String, List<EvaluationExpressionRef>> byLibrary,
      PatientRecord patient,
      OffsetDateTime decisionTime) {
    Map<VersionedIdentifier, List<EvaluationExpressionRef>> expressions = new HashMap<>();
    byLibrary.forEach((library, all) -> expressions.put(guideline.identifier(library), all));
    return new EvaluationParams(
        expressions,
        new Pair<>("Patient", patient),
        CallParameters.of(siteValues, patient, decisionTime),
        null,
        decisionTime.toZonedDateTime());
  }

  /** What the engine says of expressions or of calls of functions, in values of its own. */
  EvaluationResults results(
      Map<String, List<EvaluationExpressionRef>> byLibrary,
      PatientRecord patient,
      OffsetDateTime decisionTime) {
    EvaluationResults results =
        engine(CqlEngine.Options.EnableExpressionCaching)
            .evaluate(parameters(byLibrary, patient, decisionTime));
    refuseFailed(results);
    return results;
  }

  VersionedIdentifier identifier(String library) {
    return guideline.identifier(library);
  }

  private static void refuseFailed(EvaluationResults results) {
    results
        .getExceptions()
        .forEach(
            (library, failure) -> {
              throw new DefineFailed(String.valueOf(library.getId()), failure);
            });
  }

  private static Findings findings(EvaluationResults results, Worked worked) {
    refuseFailed(results);
    Map<String, Map<String, @Nullable Object>> byLibrary = new HashMap<>();
    results
        .getResults()
        .forEach(
            (library, result) ->
                byLibrary.put(Objects.requireNonNull(library.getId()), values(result)));
    return new Findings(byLibrary, worked);
  }

  private static Map<String, @Nullable Object> values(EvaluationResult result) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (Map.Entry<String, ExpressionResult> entry : result.getExpressionResults().entrySet()) {
      values.put(entry.getKey(), PlainValues.of(entry.getValue().getValue()));
    }
    return values;
  }
}
