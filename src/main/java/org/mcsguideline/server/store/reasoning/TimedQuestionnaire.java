package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseBackboneElement;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseExtension;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.questionnaire.QuestionnaireProcessor;
import org.opencds.cqf.fhir.cr.questionnaire.populate.PopulateRequest;
import org.opencds.cqf.fhir.utility.Ids;

/** Stock {@code $populate}, with the decision time and the site profile among the parameters. */
final class TimedQuestionnaire extends QuestionnaireProcessor {

  private final EvaluationParameters evaluationParameters;

  TimedQuestionnaire(
      IRepository repository, CrSettings settings, EvaluationParameters evaluationParameters) {
    super(repository, settings);
    this.evaluationParameters = evaluationParameters;
  }

  /** Every form of {@code $populate} comes through here. */
  @Override
  public PopulateRequest buildPopulateRequest(
      IBaseResource questionnaire,
      @Nullable String subject,
      @Nullable List<? extends IBaseBackboneElement> context,
      @Nullable IBaseExtension<?, ?> launchContext,
      @Nullable IBaseBundle data,
      LibraryEngine engine) {
    IIdType patient =
        subject == null ? null : Ids.newId(fhirVersion, Ids.ensureIdType(subject, SUBJECT_TYPE));
    return new PopulateRequest(
        questionnaire, patient, context, launchContext, data, engine, modelResolver) {

      private @Nullable IBaseParameters complete;

      /** Asked once for every expression of the form; all of them are worked out at one time. */
      @Override
      public IBaseParameters getParameters() {
        if (complete == null) {
          complete = evaluationParameters.complete(super.getParameters());
        }
        return complete;
      }
    };
  }
}
