package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseBackboneElement;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.cql.CqlProcessor;
import org.opencds.cqf.fhir.cr.cql.evaluate.CqlEvaluationRequest;

/**
 * Stock {@code $cql}, with the decision time and the site profile among the parameters. Each has
 * caches of its own, because the library keeps the text it was sent among the settings and would
 * take it for a stored library later on.
 */
@SuppressWarnings("UnstableApiUsage")
final class TimedCql extends CqlProcessor {

  private final EvaluationParameters evaluationParameters;

  TimedCql(IRepository repository, EvaluationParameters evaluationParameters) {
    super(repository, new CrSettings().withEvaluationSettings(EvaluationRules.settings()));
    this.evaluationParameters = evaluationParameters;
  }

  @Override
  protected CqlEvaluationRequest buildEvaluateRequest(
      @Nullable String subject,
      @Nullable String expression,
      @Nullable IBaseParameters parameters,
      @Nullable List<? extends IBaseBackboneElement> library,
      @Nullable IBaseBundle data,
      @Nullable List<? extends IBaseBackboneElement> prefetchData,
      @Nullable String content,
      LibraryEngine libraryEngine) {
    return super.buildEvaluateRequest(
        subject,
        expression,
        evaluationParameters.complete(parameters),
        library,
        data,
        prefetchData,
        content,
        libraryEngine);
  }
}
