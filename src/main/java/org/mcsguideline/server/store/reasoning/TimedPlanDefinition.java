package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseBackboneElement;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseDatatype;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.plandefinition.PlanDefinitionProcessor;
import org.opencds.cqf.fhir.cr.plandefinition.apply.ApplyRequest;
import org.opencds.cqf.fhir.utility.monad.Either3;

/** Stock {@code $apply}, with the decision time and the site profile among the CQL parameters. */
final class TimedPlanDefinition extends PlanDefinitionProcessor {

  private final EvaluationParameters evaluationParameters;

  TimedPlanDefinition(
      IRepository repository, CrSettings settings, EvaluationParameters evaluationParameters) {
    super(repository, settings);
    this.evaluationParameters = evaluationParameters;
  }

  /** A plan sent along with the request could hold any CQL. */
  @Override
  protected <C extends IPrimitiveType<String>, R extends IBaseResource> R resolvePlanDefinition(
      Either3<C, IIdType, R> planDefinition) {
    if (planDefinition.isRight()) {
      throw new ForbiddenOperationException("This server applies only the plans it stores.");
    }
    return super.resolvePlanDefinition(planDefinition);
  }

  /**
   * Every form of {@code $apply} and {@code $r5.apply} comes through here.
   *
   * @throws ForbiddenOperationException for data with a form, whose expressions {@code $r5.apply}
   *     would run
   */
  @Override
  protected <C extends IPrimitiveType<String>, R extends IBaseResource>
      ApplyRequest buildApplyRequest(
          Either3<C, IIdType, R> planDefinition,
          String subject,
          @Nullable String encounter,
          @Nullable String practitioner,
          @Nullable String organization,
          @Nullable IBaseDatatype userType,
          @Nullable IBaseDatatype userLanguage,
          @Nullable IBaseDatatype userTaskContext,
          @Nullable IBaseDatatype setting,
          @Nullable IBaseDatatype settingContext,
          @Nullable IBaseParameters parameters,
          @Nullable IBaseBundle data,
          @Nullable List<? extends IBaseBackboneElement> prefetchData,
          LibraryEngine libraryEngine) {
    ApplyRequest request =
        super.buildApplyRequest(
            planDefinition,
            subject,
            encounter,
            practitioner,
            organization,
            userType,
            userLanguage,
            userTaskContext,
            setting,
            settingContext,
            evaluationParameters.complete(parameters),
            data,
            prefetchData,
            libraryEngine);
    if (holdsForm((Bundle) request.getData())) {
      throw new ForbiddenOperationException("This server uses only the forms it stores.");
    }
    return request;
  }

  private static boolean holdsForm(@Nullable Bundle data) {
    return data != null
        && data.getEntry().stream().anyMatch(entry -> entry.getResource() instanceof Questionnaire);
  }
}
