package org.mcsguideline.server.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.junit.jupiter.api.Test;

class R4TypeNamesTest {

  private final FhirContext fhirContext = FhirContext.forR4();
  private final R4TypeNames names = new R4TypeNames(fhirContext);

  @Test
  void agreesWithTheDefinitionsOfFhir() {
    List<StructureDefinition> published =
        new DefaultProfileValidationSupport(fhirContext).fetchAllStructureDefinitions();
    List<StructureDefinition> types =
        published.stream()
            .filter(d -> d.getDerivation() == TypeDerivationRule.SPECIALIZATION)
            .filter(d -> d.getKind() != StructureDefinitionKind.LOGICAL)
            .filter(
                d -> d.getUrl().equals("http://hl7.org/fhir/StructureDefinition/" + d.getType()))
            .toList();
    assertThat(types).hasSizeGreaterThan(190);
    assertThat(types)
        .allSatisfy(
            expected -> {
              var actual = (StructureDefinition) names.fetchStructureDefinition(expected.getUrl());
              assertThat(actual).isNotNull();
              assertThat(actual.getType()).isEqualTo(expected.getType());
              assertThat(actual.getBaseDefinition()).isEqualTo(expected.getBaseDefinition());
              assertThat(actual.getKind() == StructureDefinitionKind.PRIMITIVETYPE)
                  .isEqualTo(expected.getKind() == StructureDefinitionKind.PRIMITIVETYPE);
            });
  }

  @Test
  void knowsNoOtherType() {
    assertThat(names.fetchStructureDefinition("http://hl7.org/fhir/StructureDefinition/Nonsense"))
        .isNull();
    assertThat(names.fetchStructureDefinition("http://example.org/Patient")).isNull();
  }
}
