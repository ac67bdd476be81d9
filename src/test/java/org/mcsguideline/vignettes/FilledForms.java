package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * A form at the running server, from {@code $populate} to {@code $extract}.
 *
 * @param id of the Questionnaire
 */
record FilledForms(RunningServer server, String id) {

  static final String LOCAL = "http://fhir.org/guides/mcs-after-rosc/CodeSystem/mcs-local";

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  static String json(Resource resource) {
    return FHIR.newJsonParser().encodeResourceToString(resource);
  }

  QuestionnaireResponse populated(String patient) {
    Parameters subject = new Parameters();
    subject.addParameter().setName("subject").setValue(new StringType("Patient/" + patient));
    RunningServer.Answer answer =
        server.post("/fhir/Questionnaire/" + id + "/$populate", json(subject));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    QuestionnaireResponse form =
        FHIR.newJsonParser().parseResource(QuestionnaireResponse.class, answer.body());
    assertThat(form.getContained()).as("errors of expressions").isEmpty();
    return form;
  }

  /** The one item of this name. */
  static QuestionnaireResponseItemComponent item(QuestionnaireResponse form, String linkId) {
    List<QuestionnaireResponseItemComponent> found =
        items(form.getItem()).filter(item -> item.getLinkId().equals(linkId)).toList();
    assertThat(found).as(linkId).hasSize(1);
    return found.get(0);
  }

  static Stream<QuestionnaireResponseItemComponent> items(
      List<QuestionnaireResponseItemComponent> items) {
    return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
  }

  static List<String> texts(QuestionnaireResponse form, String linkId) {
    return item(form, linkId).getAnswer().stream()
        .map(answer -> answer.getValueStringType().getValue())
        .toList();
  }

  static void answer(QuestionnaireResponse form, String linkId, Type value) {
    answer(item(form, linkId), value);
  }

  static void answer(QuestionnaireResponseItemComponent item, Type value) {
    item.getAnswer().clear();
    Base unused = item.addAnswer().setValue(value);
  }

  /** Stores it and gives its id. */
  String stored(QuestionnaireResponse form) {
    form.setId((String) null);
    RunningServer.Answer answer = server.post("/fhir/QuestionnaireResponse", json(form));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  Bundle extracted(String stored) {
    RunningServer.Answer answer =
        server.post("/fhir/QuestionnaireResponse/" + stored + "/$extract", json(new Parameters()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return FHIR.newJsonParser().parseResource(Bundle.class, answer.body());
  }

  /** As a client does with what was extracted. */
  void save(Bundle extracted) {
    RunningServer.Answer answer = server.post("/fhir", json(extracted));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /**
   * Removes what was made of forms, and the forms themselves: other tests ask about the patient.
   */
  void forget(String patient, String... codes) {
    delete("Observation?patient=" + patient + "&code=" + String.join(",", codes));
    delete("QuestionnaireResponse?patient=" + patient);
  }

  private void delete(String search) {
    server
        .get("/fhir/" + search + "&_count=200&_tag:not=" + UUID.randomUUID())
        .json()
        .path("entry")
        .forEach(
            entry -> {
              String type = entry.at("/resource/resourceType").asText();
              String one = entry.at("/resource/id").asText();
              assertThat(server.delete("/fhir/" + type + "/" + one).status()).isEqualTo(200);
            });
  }
}
