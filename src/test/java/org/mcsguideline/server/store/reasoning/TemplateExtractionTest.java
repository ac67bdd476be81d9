package org.mcsguideline.server.store.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.mcsguideline.tiny.TinyGuideline;

/** The templates of a form of another guideline. */
class TemplateExtractionTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final TemplateExtraction extraction = new TemplateExtraction(FHIR);
  private final Questionnaire form = form();
  private final QuestionnaireResponse answers =
      new QuestionnaireResponse().setStatus(QuestionnaireResponseStatus.COMPLETED);

  private static Questionnaire form() {
    return TinyGuideline.bundle()
        .path("entry")
        .valueStream()
        .map(entry -> entry.path("resource"))
        .filter(resource -> "fever-note".equals(resource.path("id").asText()))
        .map(json -> FHIR.newJsonParser().parseResource(Questionnaire.class, json.toString()))
        .findFirst()
        .orElseThrow();
  }

  private QuestionnaireResponseItemComponent measured(String value) {
    QuestionnaireResponseItemComponent group = answers.addItem().setLinkId("measured");
    answer(group, "measured.value", new DecimalType(value));
    return group;
  }

  private static void answer(
      QuestionnaireResponseItemComponent group, String linkId, Type... values) {
    QuestionnaireResponseItemComponent item = group.addItem().setLinkId(linkId);
    for (Type value : values) {
      var unused = item.addAnswer().setValue(value);
    }
  }

  private Observation only() {
    Bundle made = extraction.extract(form, answers);
    assertThat(made.getEntry()).hasSize(1);
    return (Observation) made.getEntryFirstRep().getResource();
  }

  @Test
  void fillsInValuesWithTheirDigitsAndLeavesOutWhatIsNotAnswered() {
    answers.getSubject().setReference("Patient/p1");
    QuestionnaireResponseItemComponent unused = measured("39.10");

    Observation made = only();

    assertThat(made.getSubject().getReference()).isEqualTo("Patient/p1");
    assertThat(made.getValueQuantity().getValue()).isEqualTo(new BigDecimal("39.10"));
    assertThat(made.getValueQuantity().getCode()).isEqualTo("Cel");
    assertThat(made.hasNote()).isFalse();
    assertThat(made.hasComponent()).isFalse();
    assertThat(FHIR.newJsonParser().encodeResourceToString(made)).doesNotContain("extension");
  }

  @Test
  void anElementIsMadeForEachResultOfItsContext() {
    QuestionnaireResponseItemComponent group = measured("39");
    answer(
        group,
        "measured.where",
        new Coding("urn:place", "mouth", "Mouth"),
        new Coding("urn:place", "ear", "Ear"));
    answer(group, "measured.note", new StringType("shivering"));

    Observation made = only();

    assertThat(made.getComponent())
        .extracting(component -> component.getValueCodeableConcept().getCodingFirstRep().getCode())
        .containsExactly("mouth", "ear");
    assertThat(made.getComponent())
        .allSatisfy(component -> assertThat(component.getCode().getText()).isEqualTo("Place"));
    assertThat(made.getNoteFirstRep().getText()).isEqualTo("shivering");
  }

  @Test
  void aGroupThatRepeatsGivesAResourceEachTimeAndOneThatIsNotThereNone() {
    QuestionnaireResponseItemComponent first = measured("39");
    QuestionnaireResponseItemComponent second = measured("38");
    assertThat(first.hasItem() && second.hasItem()).isTrue();

    assertThat(extraction.extract(form, answers).getEntry())
        .extracting(BundleEntryComponent::getRequest)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.getMethod()).isEqualTo(HTTPVerb.POST);
              assertThat(request.getUrl()).isEqualTo("Observation");
            });
    answers.getItem().clear();
    assertThat(extraction.extract(form, answers).getEntry()).isEmpty();
  }

  @Test
  void whatBearsAnIdIsReplacedWhenItIsExtractedAgain() {
    form.getItem()
        .get(1)
        .getExtension()
        .get(0)
        .addExtension("resourceId", new StringType("%resource.id + '-measured'"));
    QuestionnaireResponseItemComponent unused = measured("39");
    answers.setId("QuestionnaireResponse/a1/_history/2");

    assertThat(extraction.extract(form, answers).getEntryFirstRep().getRequest())
        .satisfies(
            request -> {
              assertThat(request.getMethod()).isEqualTo(HTTPVerb.PUT);
              assertThat(request.getUrl()).isEqualTo("Observation/a1-measured");
            });
    // Asking for an id makes an empty one, which is none.
    answers.setId((String) null);
    assertThat(answers.getIdElement().isEmpty()).isTrue();
    assertThat(extraction.extract(form, answers).getEntryFirstRep().getRequest().getMethod())
        .isEqualTo(HTTPVerb.POST);
  }

  @Test
  void severalValuesWhereOneBelongsAreRefused() {
    QuestionnaireResponseItemComponent group = measured("39");
    answer(group, "measured.value", new DecimalType("40"));

    assertThatThrownBy(() -> extraction.extract(form, answers))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("several values");
  }

  @Test
  void answersThatAreNotCompleteAreRefused() {
    QuestionnaireResponseItemComponent unused = measured("39");
    for (QuestionnaireResponseStatus status :
        new QuestionnaireResponseStatus[] {
          QuestionnaireResponseStatus.INPROGRESS,
          QuestionnaireResponseStatus.STOPPED,
          QuestionnaireResponseStatus.ENTEREDINERROR
        }) {
      answers.setStatus(status);
      assertThatThrownBy(() -> extraction.extract(form, answers))
          .isInstanceOf(UnprocessableEntityException.class)
          .hasMessageContaining("Only completed answers");
    }
    answers.setStatus(QuestionnaireResponseStatus.AMENDED);
    assertThat(extraction.extract(form, answers).getEntry()).hasSize(1);
  }
}
