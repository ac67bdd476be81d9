package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/** FHIRPath over the answers of a form; {@code %resource} are all of them. For one extraction. */
final class AnswerPaths {

  private final FHIRPathEngine engine;
  private final QuestionnaireResponse answers;

  AnswerPaths(FhirContext fhir, QuestionnaireResponse answers) {
    this.engine = new FHIRPathEngine(new HapiWorkerContext(fhir, fhir.getValidationSupport()));
    this.answers = answers;
  }

  List<Base> values(String path, Base context) {
    return engine.evaluate(null, answers, answers, context, engine.parse(path));
  }

  /**
   * The one value, or null when there is none.
   *
   * @throws UnprocessableEntityException when there are several
   */
  @Nullable Base value(String path, Base context) {
    List<Base> values = values(path, context);
    if (values.size() > 1) {
      throw new UnprocessableEntityException(
          "The answers give several values where one belongs: " + path);
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** The one value as text. */
  @Nullable String text(String path, Base context) {
    Base value = value(path, context);
    return value == null ? null : value.primitiveValue();
  }
}
