package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.fhir.cr.questionnaireresponse.extract.ExtractRequest;
import org.opencds.cqf.fhir.cr.questionnaireresponse.extract.IExtractProcessor;

/**
 * Template-based extraction of SDC 4: a form holds the resources to be made of its answers as
 * contained templates, with FHIRPath where an answer belongs. The library's own extraction makes
 * one Observation of one answer and none with components.
 */
final class TemplateExtraction implements IExtractProcessor {

  private static final String EXTRACT =
      "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract";

  private static final Set<QuestionnaireResponseStatus> COMPLETE =
      Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

  private final FhirContext fhir;

  TemplateExtraction(FhirContext fhir) {
    this.fhir = fhir;
  }

  @Override
  public Bundle extract(ExtractRequest request) {
    return extract(
        (Questionnaire) request.getQuestionnaire(),
        (QuestionnaireResponse) request.getQuestionnaireResponse());
  }

  @Override
  public List<IBaseResource> processItems(ExtractRequest request) {
    return extract(request).getEntry().stream()
        .<IBaseResource>map(BundleEntryComponent::getResource)
        .toList();
  }

  /**
   * A transaction with one entry for each resource; to extract twice replaces what bears an id.
   *
   * @throws UnprocessableEntityException when the answers are not complete, or a template gives
   *     several values where one belongs
   */
  Bundle extract(Questionnaire form, QuestionnaireResponse stored) {
    // The id of what was read holds its type and version; to a path it is the id alone.
    QuestionnaireResponse answers = stored.copy();
    answers.setId(stored.getIdElement().getIdPart());
    if (!COMPLETE.contains(answers.getStatus())) {
      throw new UnprocessableEntityException(
          "Only completed answers can be extracted: set the status of the QuestionnaireResponse to"
              + " completed or amended.");
    }
    AnswerPaths paths = new AnswerPaths(fhir, answers);
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    extracts(form.getExtension())
        .flatMap(extract -> entries(form, extract, paths, answers))
        .forEach(bundle::addEntry);
    items(form.getItem())
        .forEach(
            item ->
                extracts(item.getExtension())
                    .flatMap(
                        extract ->
                            answered(answers.getItem(), item.getLinkId())
                                .flatMap(answer -> entries(form, extract, paths, answer)))
                    .forEach(bundle::addEntry));
    return bundle;
  }

  private static Stream<Extension> extracts(List<Extension> extensions) {
    return extensions.stream().filter(extension -> EXTRACT.equals(extension.getUrl()));
  }

  private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
    return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
  }

  /** Every occurrence of an item that may repeat. */
  private static Stream<QuestionnaireResponseItemComponent> answered(
      List<QuestionnaireResponseItemComponent> items, String linkId) {
    return items.stream()
        .flatMap(
            item ->
                linkId.equals(item.getLinkId())
                    ? Stream.of(item)
                    : answered(item.getItem(), linkId));
  }

  private Stream<BundleEntryComponent> entries(
      Questionnaire form, Extension extract, AnswerPaths paths, Base answer) {
    Reference named = (Reference) extract.getExtensionByUrl("template").getValue();
    Resource template =
        form.getContained().stream()
            .filter(held -> local(named.getReference()).equals(local(held.getId())))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("The form holds no " + named.getReference()));
    String id =
        extract.hasExtension("resourceId")
            ? paths.text(extract.getExtensionString("resourceId"), answer)
            : null;
    return new FilledTemplate(fhir, paths)
        .fill(template, answer).stream().map(made -> entry(made, id));
  }

  /** HAPI gives the id of what is contained with its mark or without. */
  private static String local(String id) {
    return id.replaceFirst("^#", "");
  }

  private static BundleEntryComponent entry(Resource made, @Nullable String id) {
    BundleEntryComponent entry = new BundleEntryComponent().setResource(made);
    if (id == null) {
      entry.setFullUrl("urn:uuid:" + UUID.randomUUID());
      entry.getRequest().setMethod(HTTPVerb.POST).setUrl(made.fhirType());
    } else {
      made.setId(id);
      entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(made.fhirType() + "/" + id);
    }
    return entry;
  }
}
