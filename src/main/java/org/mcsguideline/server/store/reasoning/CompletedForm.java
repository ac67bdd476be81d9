package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.questionnaireresponse.QuestionnaireResponseProcessor;
import org.opencds.cqf.fhir.utility.monad.Either;

/** Stock {@code $extract} with the templates of the form, for forms that this server stores. */
final class CompletedForm extends QuestionnaireResponseProcessor {

  CompletedForm(IRepository repository, CrSettings settings, TemplateExtraction templates) {
    super(repository, settings, List.of(templates));
  }

  /** A form sent along with the answers could hold any expression and make any resource. */
  @Override
  protected <R extends IBaseResource> IBaseResource resolveQuestionnaire(
      IBaseResource answers, @Nullable Either<IIdType, R> questionnaire) {
    boolean bringsForm =
        ((QuestionnaireResponse) answers)
            .getContained().stream().anyMatch(Questionnaire.class::isInstance);
    if (bringsForm || (questionnaire != null && questionnaire.isRight())) {
      throw new ForbiddenOperationException("This server extracts only by the forms it stores.");
    }
    IBaseResource stored = super.resolveQuestionnaire(answers, questionnaire);
    if (stored == null) {
      throw new UnprocessableEntityException(
          "The answers name no form of this server: QuestionnaireResponse.questionnaire must be the"
              + " address of a stored Questionnaire.");
    }
    return stored;
  }
}
