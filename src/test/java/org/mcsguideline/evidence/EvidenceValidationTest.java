package org.mcsguideline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;

/** HAPI's validator on everything that is made from the tables, and on what describes it. */
class EvidenceValidationTest {

  private static final FhirContext FHIR = FhirContext.forR4();
  private static final Path FOREIGN = Path.of("src/test/resources/foreign-definitions");
  private static final Set<String> DESCRIBING =
      Set.of("StructureDefinition", "SearchParameter", "CodeSystem");

  /** What the validator remarks, and why it may. */
  private static final List<String> EXPLAINED =
      List.of(
          // Narrative would repeat what the resource says.
          "dom-6",
          // The display of a code of this guideline stands in its own code system.
          "Unknown code system",
          // The text is the source's word for it; there is no code.
          "No code provided, and a code should be provided");

  @Test
  void nothingMadeFromTheTablesIsInvalid() throws IOException {
    FhirValidator validator = validator();
    List<JsonNode> checked =
        BuiltEvidence.resources().stream()
            .filter(
                r ->
                    !BuiltEvidence.key(r).isEmpty()
                        || DESCRIBING.contains(r.path("resourceType").asText()))
            .toList();
    TreeMap<String, TreeSet<String>> remarks = new TreeMap<>();
    for (JsonNode resource : checked) {
      for (SingleValidationMessage message :
          validator.validateWithResult(resource.toString()).getMessages()) {
        if (message.getSeverity().compareTo(ResultSeverityEnum.WARNING) >= 0
            && EXPLAINED.stream().noneMatch(known -> message.getMessage().contains(known))) {
          remarks
              .computeIfAbsent(
                  message.getSeverity() + ": " + message.getMessage(), m -> new TreeSet<>())
              .add(resource.path("resourceType").asText() + "/" + resource.path("id").asText());
        }
      }
    }
    assertThat(checked).hasSizeGreaterThan(400);
    assertThat(remarks).isEmpty();
  }

  @Test
  void aResourceWithoutWhatItNeedsIsInvalid() throws IOException {
    assertThat(
            validator()
                .validateWithResult(
                    """
                    {"resourceType": "Basic", "id": "x", "code": {"text": "x"},
                     "extension": [{"url": "%s", "extension": [{"url": "name", "valueCode": "x"}]}]}
                    """
                        .formatted(BuiltEvidence.extension("mcs-source-value")))
                .isSuccessful())
        .isFalse();
  }

  private static FhirValidator validator() throws IOException {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(FHIR);
    BuiltEvidence.resources().stream()
        .filter(
            r ->
                Set.of("StructureDefinition", "CodeSystem", "ValueSet")
                    .contains(r.path("resourceType").asText()))
        .map(r -> FHIR.newJsonParser().parseResource(r.toString()))
        .forEach(own::addResource);
    try (Stream<Path> files = Files.list(FOREIGN)) {
      for (Path file : files.toList()) {
        IBaseResource definition = FHIR.newJsonParser().parseResource(Files.readString(file));
        own.addResource(definition);
      }
    }
    ValidationSupportChain support =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(FHIR),
            own,
            new InMemoryTerminologyServerValidationSupport(FHIR),
            new CommonCodeSystemsTerminologyService(FHIR),
            new SnapshotGeneratingValidationSupport(FHIR));
    FhirInstanceValidator instances = new FhirInstanceValidator(support);
    instances.setAnyExtensionsAllowed(false);
    return FHIR.newValidator().registerValidatorModule(instances);
  }
}
