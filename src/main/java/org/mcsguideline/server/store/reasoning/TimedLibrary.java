package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseBackboneElement;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.library.LibraryProcessor;
import org.opencds.cqf.fhir.cr.library.evaluate.EvaluateRequest;
import org.opencds.cqf.fhir.utility.monad.Either3;

/** Stock {@code $evaluate}, with the decision time and the site profile among the parameters. */
final class TimedLibrary extends LibraryProcessor {

  private final EvaluationParameters evaluationParameters;

  TimedLibrary(
      IRepository repository, CrSettings settings, EvaluationParameters evaluationParameters) {
    super(repository, settings);
    this.evaluationParameters = evaluationParameters;
  }

  @Override
  protected <C extends IPrimitiveType<String>, R extends IBaseResource>
      EvaluateRequest buildEvaluateRequest(
          Either3<C, IIdType, R> library,
          @Nullable String subject,
          @Nullable List<String> expression,
          @Nullable IBaseParameters parameters,
          @Nullable IBaseBundle data,
          @Nullable List<? extends IBaseBackboneElement> prefetchData,
          LibraryEngine libraryEngine) {
    return super.buildEvaluateRequest(
        library,
        subject,
        expression,
        evaluationParameters.complete(parameters),
        data,
        prefetchData,
        libraryEngine);
  }
}
