package org.mcsguideline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** HAPI's validator on everything that is made from the tables, and on what describes it. */
class EvidenceValidationTest {

  private static final FhirContext FHIR = FhirContext.forR4();
  private static final Path FOREIGN = Path.of("src/test/resources/foreign-definitions");
  private static final Set<String> DESCRIBING = Set.of("SearchParameter", "CodeSystem");

  private static final String CAPABILITY =
      "http://hl7.org/fhir/StructureDefinition/cqf-knowledgeCapability";

  /** What the validator remarks, and why it may. */
  private static final List<String> EXPLAINED =
      List.of(
          // Narrative would repeat what the resource says.
          "dom-6",
          // The extensions pack binds its classifiers to examples of values, for certainty.
          "ValueSet 'http://hl7.org/fhir/ValueSet/certainty-rating' not found",
          "ValueSet 'http://hl7.org/fhir/ValueSet/certainty-type' not found");

  @Test
  void nothingMadeFromTheTablesIsInvalid() throws IOException {
    FhirValidator validator = validator();
    List<JsonNode> checked =
        BuiltEvidence.resources().stream()
            .filter(
                r -> isMadeFromTables(r) || DESCRIBING.contains(r.path("resourceType").asText()))
            .toList();
    TreeSet<String> remarks = new TreeSet<>();
    for (JsonNode resource : checked) {
      for (SingleValidationMessage message :
          validator.validateWithResult(withoutClaims(resource)).getMessages()) {
        if (message.getSeverity().compareTo(ResultSeverityEnum.WARNING) >= 0
            && EXPLAINED.stream().noneMatch(known -> message.getMessage().contains(known))) {
          remarks.add(
              message.getSeverity()
                  + ": "
                  + message.getMessage().replaceAll(" '.*", "")
                  + " "
                  + resource.path("resourceType").asText()
                  + "/"
                  + resource.path("id").asText());
        }
      }
    }
    assertThat(checked).hasSizeGreaterThan(400);
    assertThat(remarks).isEmpty();
  }

  /**
   * A resource without the profiles it claims and what it says to be capable of: the publisher
   * checks those, as it has the guides that define them.
   */
  static String withoutClaims(JsonNode resource) {
    ObjectNode plain = resource.deepCopy();
    JsonNode unused = plain.remove("meta");
    if (plain.path("extension") instanceof ArrayNode extensions) {
      ArrayNode unusedRest =
          extensions.removeIf(one -> CAPABILITY.equals(one.path("url").asText()));
      if (extensions.isEmpty()) {
        JsonNode unusedExtensions = plain.remove("extension");
      }
    }
    return plain.toString();
  }

  /** The plans of the recommendations are authored and get only extensions. */
  private static boolean isMadeFromTables(JsonNode resource) {
    return !BuiltEvidence.key(resource).isEmpty()
        && !"PlanDefinition".equals(resource.path("resourceType").asText());
  }

  /**
   * The validator itself would look for packages in the network to do this, so it is done by what
   * it uses inside.
   */
  @Test
  void everyExtensionOfOursHasASnapshotAndNothingFhirDoesNotKnow() throws IOException {
    ValidationSupportChain support = support();
    ValidationSupportContext context = new ValidationSupportContext(support);
    List<JsonNode> definitions =
        BuiltEvidence.resources().stream()
            .filter(r -> "StructureDefinition".equals(r.path("resourceType").asText()))
            .toList();
    assertThat(definitions)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            json -> {
              StructureDefinition definition =
                  FHIR.newJsonParser()
                      .setParserErrorHandler(new StrictErrorHandler())
                      .parseResource(StructureDefinition.class, json.toString());
              StructureDefinition whole =
                  (StructureDefinition)
                      support.generateSnapshot(
                          context, definition, definition.getUrl(), null, definition.getName());
              assertThat(whole.getSnapshot().getElement())
                  .hasSizeGreaterThan(definition.getDifferential().getElement().size() - 1);
            });
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
    FhirInstanceValidator instances = new FhirInstanceValidator(support());
    instances.setAnyExtensionsAllowed(false);
    return FHIR.newValidator().registerValidatorModule(instances);
  }

  private static ValidationSupportChain support() throws IOException {
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
    return new ValidationSupportChain(
        new DefaultProfileValidationSupport(FHIR),
        own,
        new InMemoryTerminologyServerValidationSupport(FHIR),
        new CommonCodeSystemsTerminologyService(FHIR),
        new SnapshotGeneratingValidationSupport(FHIR));
  }
}
