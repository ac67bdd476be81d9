package org.mcsguideline.evaluation;

import ca.uhn.fhir.context.FhirContext;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import kotlin.Pair;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryBuilder.SignatureLevel;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.utils.SourceKt;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.model.CachingModelResolverDecorator;
import org.opencds.cqf.cql.engine.runtime.DateTime;

/**
 * The CQL engine as it comes, with its libraries kept and its data indexed by code: what everything
 * faster, and everything that says the same in another way, is compared with.
 */
public final class PlainEngine {

  private final Function<String, VersionedIdentifier> identifiers;
  private final Environment environment;
  private final Map<String, Object> siteValues;

  private PlainEngine(
      LibraryManager libraries,
      Function<String, VersionedIdentifier> identifiers,
      KnowledgeBase knowledge) {
    this.identifiers = identifiers;
    this.siteValues = SiteValues.of(knowledge);
    FhirContext fhir = FhirContext.forR4Cached();
    Map<String, List<Resource>> read = new HashMap<>();
    knowledge
        .readByLogic()
        .forEach(
            (type, all) ->
                read.put(
                    type,
                    all.stream()
                        .map(json -> (Resource) fhir.newJsonParser().parseResource(json))
                        .toList()));
    Map<@Nullable String, @Nullable DataProvider> data = new HashMap<>();
    data.put(
        "http://hl7.org/fhir",
        new CompositeDataProvider(
            new CachingModelResolverDecorator(new R4FhirModelResolver(fhir)),
            new RecordRetrieval(knowledge.valueSets(), read)));
    this.environment =
        new Environment(libraries, data, new ExpandedTerminology(knowledge.valueSets()));
  }

  /** An engine with the libraries as the build translated them. */
  public static PlainEngine ofShipped(KnowledgeBase knowledge) {
    CompiledGuideline compiled = new CompiledGuideline(knowledge);
    return new PlainEngine(compiled.libraries(), compiled::identifier, knowledge);
  }

  /**
   * An engine that translates its libraries now.
   *
   * @param sources CQL by the name of the library
   */
  public static PlainEngine ofSources(KnowledgeBase knowledge, Map<String, String> sources) {
    CqlCompilerOptions options = CqlCompilerOptions.defaultOptions();
    // Without signatures the engine cannot tell overloaded functions apart.
    options.setSignatureLevel(SignatureLevel.Overloads);
    LibraryManager libraries = new LibraryManager(new ModelManager(), options);
    libraries
        .getLibrarySourceLoader()
        .registerProvider(
            wanted ->
                SourceKt.asSource(
                    Objects.requireNonNull(sources.get(Objects.requireNonNull(wanted.getId())))));
    Function<String, VersionedIdentifier> identifiers =
        name ->
            new VersionedIdentifier()
                .withId(name)
                .withVersion(Objects.requireNonNull(knowledge.libraries().get(name)).version());
    sources
        .keySet()
        .forEach(name -> Objects.requireNonNull(libraries.resolveLibrary(identifiers.apply(name))));
    return new PlainEngine(libraries, identifiers, knowledge);
  }

  /** The values of defines as the engine makes them, by {@code Library.Define}. */
  public Map<String, @Nullable Object> evaluate(
      Defines defines, PatientRecord patient, OffsetDateTime decisionTime) {
    Map<VersionedIdentifier, List<EvaluationExpressionRef>> expressions = new HashMap<>();
    defines
        .byLibrary()
        .forEach(
            (library, names) ->
                expressions.put(
                    identifiers.apply(library),
                    names.stream().map(EvaluationExpressionRef::new).toList()));
    Map<String, Object> parameters = new HashMap<>(siteValues);
    parameters.put("Decision Time", new DateTime(decisionTime));
    parameters.put("Unavailable Data", new ArrayList<>(patient.unavailable()));
    EvaluationResults results =
        new CqlEngine(environment, EnumSet.of(CqlEngine.Options.EnableExpressionCaching))
            .evaluate(
                new EvaluationParams(
                    expressions,
                    new Pair<>("Patient", patient),
                    parameters,
                    null,
                    decisionTime.toZonedDateTime()));
    results
        .getExceptions()
        .forEach(
            (library, failure) -> {
              throw new DefineFailed(String.valueOf(library.getId()), failure);
            });
    Map<String, @Nullable Object> values = new HashMap<>();
    results
        .getResults()
        .forEach(
            (library, result) ->
                result
                    .getExpressionResults()
                    .forEach(
                        (define, value) ->
                            values.put(library.getId() + "." + define, value.getValue())));
    return values;
  }
}
