package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.vignettes.FilledForms.answer;
import static org.mcsguideline.vignettes.FilledForms.item;
import static org.mcsguideline.vignettes.FilledForms.items;
import static org.mcsguideline.vignettes.FilledForms.texts;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry form over HTTP: filled from the record, and made into resources. */
class RegistryFormIT {

  private static final Coding ALIVE = new Coding(FilledForms.LOCAL, "alive", "Alive");
  private static final Coding DEAD =
      new Coding("http://snomed.info/sct", "419099009", "Dead (finding)");
  private static final Coding NOT_RECORDED =
      new Coding(FilledForms.LOCAL, "answer-not-recorded", "Not known or not recorded");

  private static RunningServer server;
  private static FilledForms forms;

  @BeforeAll
  static void start() {
    server = RunningServer.get().withStore();
    forms = new FilledForms(server, "mcs-registry");
  }

  @AfterEach
  void forget() {
    for (String patient : List.of("demo-08", "demo-21")) {
      forms.forget(
          patient,
          "outcome-at-discharge",
          "outcome-6-months",
          "outcome-1-year",
          "device-decision",
          "adjudicated-complication");
    }
  }

  private static String code(QuestionnaireResponse form, String linkId) {
    return item(form, linkId).getAnswerFirstRep().getValueCoding().getCode();
  }

  private static JsonNode evaluated(String patient, String define) {
    return server
        .get(
            "/fhir/Library/McsRegistry/$evaluate?subject=Patient/"
                + patient
                + "&expression="
                + define.replace(" ", "%20"))
        .json()
        .at("/parameter/0");
  }

  @Test
  void whatTheRecordHoldsIsFilledInAndTheRestIsLeftEmpty() {
    QuestionnaireResponse form = forms.populated("demo-04");

    assertThat(code(form, "identity.place")).isEqualTo("out-of-hospital");
    assertThat(item(form, "arrest.no-flow").getAnswerFirstRep().getValueDecimalType().getValue())
        .isEqualByComparingTo("1");
    assertThat(item(form, "arrest.low-flow").getAnswerFirstRep().getValueDecimalType().getValue())
        .isEqualByComparingTo("6");
    assertThat(item(form, "neurology.motor").getAnswerFirstRep().getValueIntegerType().getValue())
        .isEqualTo(6);
    assertThat(code(form, "infarct.type")).isEqualTo("401303003");
    assertThat(code(form, "goals.status")).isEqualTo("goals-full-treatment");
    assertThat(code(form, "device.considered")).isEqualTo("answer-yes");
    assertThat(texts(form, "enrolment.population")).containsExactly("MET");
    assertThat(texts(form, "device.features")).hasSize(14);

    Set<String> filled =
        items(form.getItem())
            .filter(QuestionnaireResponseItemComponent::hasAnswer)
            .map(QuestionnaireResponseItemComponent::getLinkId)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(filled).hasSizeBetween(22, 40);
    // Not on record, and so neither yes nor no.
    assertThat(filled)
        .doesNotContain(
            "arrest.witnessed",
            "arrest.bystander-cpr",
            "infarct.mechanical-complication",
            "organ.refractory",
            "device.used",
            "treatment.vasoactive",
            "timing.device",
            "outcome.discharge.survival");
    assertThat(items(form.getItem()).flatMap(each -> each.getAnswer().stream()))
        .noneMatch(
            each ->
                each.hasValueCoding()
                    && each.getValueCoding().getCode().equals("answer-not-recorded"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo-04", "demo-08", "demo-21", "demo-34", "demo-45"})
  void everyValueIsThatOfTheLogic(String patient) {
    QuestionnaireResponse form = forms.populated(patient);

    assertThat(texts(form, "enrolment.population"))
        .containsExactly(evaluated(patient, "Population").path("valueString").asText());
    JsonNode eye = evaluated(patient, "Eye").path("valueInteger");
    QuestionnaireResponseItemComponent asked = item(form, "neurology.eye");
    assertThat(asked.hasAnswer()).isEqualTo(eye.isInt());
    if (eye.isInt()) {
      assertThat(asked.getAnswerFirstRep().getValueIntegerType().getValue()).isEqualTo(eye.asInt());
    }
    JsonNode used = evaluated(patient, "Device Was Used").at("/valueCoding/code");
    assertThat(item(form, "device.used").hasAnswer()).isEqualTo(used.isTextual());
  }

  @Test
  void patientsAreEnrolledWithAndWithoutADevice() {
    assertThat(evaluated("demo-04", "Is To Be Enrolled").path("valueBoolean").asBoolean()).isTrue();
    assertThat(evaluated("demo-04", "Device Was Used").has("valueCoding")).isFalse();
    assertThat(evaluated("demo-34", "Is To Be Enrolled").path("valueBoolean").asBoolean()).isTrue();
    assertThat(evaluated("demo-34", "Device Was Used").at("/valueCoding/code").asText())
        .isEqualTo("answer-yes");
  }

  private static QuestionnaireResponse completed(String patient) {
    return forms.populated(patient).setStatus(QuestionnaireResponseStatus.COMPLETED);
  }

  private static void outcome(
      QuestionnaireResponse form, String time, Coding survival, String date) {
    answer(form, "outcome." + time + ".survival", survival);
    answer(form, "outcome." + time + ".date", new DateType(date));
  }

  private static List<Observation> found(String patient, String code) {
    return server
        .get("/fhir/Observation?patient=" + patient + "&code=" + code + "&_sort=_id")
        .json()
        .path("entry")
        .valueStream()
        .map(entry -> entry.path("resource").toString())
        .map(
            json ->
                FhirContext.forR4Cached().newJsonParser().parseResource(Observation.class, json))
        .toList();
  }

  @Test
  void outcomesAreFoundWhereTheyWereExtractedTo() {
    String patient = "demo-08";
    QuestionnaireResponse form = completed(patient);
    outcome(form, "discharge", ALIVE, "2026-01-10");
    answer(form, "outcome.discharge.cpc", new IntegerType(2));
    answer(form, "outcome.discharge.mrs", new IntegerType(3));
    answer(form, "outcome.discharge.assessor", new StringType("Dr B"));
    answer(form, "outcome.discharge.blinded", new Coding(FilledForms.LOCAL, "answer-yes", "Yes"));
    outcome(form, "day-30", NOT_RECORDED, "2026-02-01");
    outcome(form, "month-6", DEAD, "2026-05-01");
    String stored = forms.stored(form);

    Bundle made = forms.extracted(stored);
    assertThat(made.getEntry())
        .extracting(entry -> entry.getRequest().getUrl())
        .containsExactlyInAnyOrder(
            "Observation/" + stored + "-outcome-at-discharge",
            "Observation/" + stored + "-outcome-6-months");
    forms.save(made);

    Observation discharge = found(patient, "outcome-at-discharge").get(0);
    assertThat(discharge.getStatus()).isEqualTo(ObservationStatus.FINAL);
    assertThat(discharge.getEffectiveDateTimeType().asStringValue()).isEqualTo("2026-01-10");
    assertThat(discharge.getValueCodeableConcept().getCodingFirstRep().getCode())
        .isEqualTo("alive");
    assertThat(discharge.getPerformerFirstRep().getDisplay()).isEqualTo("Dr B");
    assertThat(discharge.getComponent())
        .extracting(ObservationComponentComponent::getCode)
        .extracting(code -> code.getCodingFirstRep().getCode())
        .containsExactly("cerebral-performance-category", "75859-9", "adjudicator-blinded");
    assertThat(discharge.getComponentFirstRep().getValueIntegerType().getValue()).isEqualTo(2);
    assertThat(found(patient, "outcome-6-months"))
        .singleElement()
        .satisfies(
            death ->
                assertThat(death.getValueCodeableConcept().getCodingFirstRep().getCode())
                    .isEqualTo("419099009"));
    assertThat(found(patient, "outcome-30-days")).isEmpty();

    // Follow-up comes later: the form is amended and extracted again.
    form.setId(stored);
    form.setStatus(QuestionnaireResponseStatus.AMENDED);
    outcome(form, "year-1", DEAD, "2026-05-01");
    assertThat(server.put("/fhir/QuestionnaireResponse/" + stored, FilledForms.json(form)).status())
        .isEqualTo(200);
    forms.save(forms.extracted(stored));
    assertThat(found(patient, "outcome-1-year")).hasSize(1);
    assertThat(
            server
                .get("/fhir/Observation/" + stored + "-outcome-at-discharge")
                .json()
                .path("status")
                .asText())
        .isEqualTo("amended");
  }

  @Test
  void complicationsAndTheDecisionBecomeResources() {
    String patient = "demo-21";
    QuestionnaireResponse form = completed(patient);
    answer(form, "device.used", new Coding(FilledForms.LOCAL, "answer-no", "No"));
    answer(
        form,
        "device.reason-against",
        new Coding(FilledForms.LOCAL, "non-use-setting", "Not available here"));
    QuestionnaireResponseItemComponent first = item(form, "complication");
    fill(first, 1, "complication-limb", "Limb ischaemia");
    QuestionnaireResponseItemComponent second = first.copy();
    fill(second, 2, "complication-stroke", "Stroke");
    QuestionnaireResponse unused = form.addItem(second);
    String stored = forms.stored(form);

    Bundle made = forms.extracted(stored);

    assertThat(made.getEntry())
        .extracting(BundleEntryComponent::getRequest)
        .extracting(request -> request.getUrl())
        .containsExactlyInAnyOrder(
            "Observation/" + stored + "-device-decision",
            "Observation/" + stored + "-complication-1",
            "Observation/" + stored + "-complication-2");
    forms.save(made);
    assertThat(found(patient, "device-decision"))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.getValueCodeableConcept().getCodingFirstRep().getCode())
                  .isEqualTo("device-not-used");
              assertThat(
                      decision
                          .getComponentFirstRep()
                          .getValueCodeableConcept()
                          .getCodingFirstRep()
                          .getCode())
                  .isEqualTo("non-use-setting");
            });
    assertThat(found(patient, "adjudicated-complication"))
        .extracting(found -> found.getValueCodeableConcept().getCodingFirstRep().getCode())
        .containsExactlyInAnyOrder("complication-limb", "complication-stroke");
  }

  private static void fill(
      QuestionnaireResponseItemComponent complication, int number, String code, String display) {
    complication
        .getItem()
        .forEach(
            each -> {
              if (each.getLinkId().equals("complication.number")) {
                answer(each, new IntegerType(number));
              } else if (each.getLinkId().equals("complication.kind")) {
                answer(each, new Coding(FilledForms.LOCAL, code, display));
              }
            });
  }
}
