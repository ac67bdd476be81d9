package org.mcsguideline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;

/** HAPI's validator on the forms. */
class FormValidationTest {

  private static final FhirContext FHIR = FhirContext.forR4();

  /** Clinical reasoning's name for a define; the list of FHIR R4 may be extended and lacks it. */
  private static final String EXPLAINED =
      "Unknown code 'http://hl7.org/fhir/expression-language#text/cql-identifier'";

  private static List<JsonNode> forms() {
    return BuiltEvidence.resources().stream()
        .filter(resource -> "Questionnaire".equals(resource.path("resourceType").asText()))
        .toList();
  }

  private static FhirValidator validator() {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(FHIR);
    BuiltEvidence.resources().stream()
        .filter(
            resource ->
                Set.of("CodeSystem", "ValueSet").contains(resource.path("resourceType").asText()))
        .map(resource -> FHIR.newJsonParser().parseResource(resource.toString()))
        .forEach(own::addResource);
    FhirInstanceValidator instances =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                FHIR.getValidationSupport(),
                own,
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR)));
    // The SDC guide defines those of the forms; its definitions are not part of the build.
    instances.setAnyExtensionsAllowed(true);
    return FHIR.newValidator().registerValidatorModule(instances);
  }

  private static List<String> errors(FhirValidator validator, String json) {
    return validator.validateWithResult(json).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(SingleValidationMessage::toString)
        .filter(message -> !message.contains(EXPLAINED))
        .toList();
  }

  @Test
  void theFormsAreValid() {
    FhirValidator validator = validator();
    Map<String, List<String>> errors = new TreeMap<>();
    forms()
        .forEach(
            form ->
                errors.put(
                    form.path("id").asText(),
                    errors(validator, EvidenceValidationTest.withoutClaims(form))));

    assertThat(errors).containsOnlyKeys("mcs-registry", "mcs-selection-rationale");
    assertThat(errors.values()).allSatisfy(messages -> assertThat(messages).isEmpty());
  }

  @Test
  void aFormWithAQuestionOfNoKindIsNot() {
    String broken =
        EvidenceValidationTest.withoutClaims(forms().get(0))
            .replaceFirst("\"type\":\"dateTime\"", "\"type\":\"when\"");

    assertThat(errors(validator(), broken)).isNotEmpty();
  }
}
