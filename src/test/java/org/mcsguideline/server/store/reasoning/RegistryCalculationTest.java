package org.mcsguideline.server.store.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** What a form filler works out in the registry form. */
class RegistryCalculationTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String CALCULATED =
      "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
  private static final List<String> ORGANS =
      List.of("respiration", "coagulation", "liver", "circulation", "brain", "kidney");

  private final QuestionnaireResponse answers = new QuestionnaireResponse();

  private static Stream<QuestionnaireItemComponent> items(List<QuestionnaireItemComponent> items) {
    return items.stream().flatMap(item -> Stream.concat(Stream.of(item), items(item.getItem())));
  }

  private static Questionnaire form() throws IOException {
    return FHIR.newJsonParser()
        .parseResource(
            Questionnaire.class,
            Files.readString(Path.of("fhir-resources/questionnaire/mcs-registry.json")));
  }

  private List<String> calculated(String linkId) throws IOException {
    String path =
        items(form().getItem())
            .filter(item -> item.getLinkId().equals(linkId))
            .map(item -> (Expression) item.getExtensionByUrl(CALCULATED).getValue())
            .map(Expression::getExpression)
            .findFirst()
            .orElseThrow();
    return new AnswerPaths(FHIR, answers)
        .values(path, answers).stream().map(Base::primitiveValue).toList();
  }

  private void answer(String linkId, Type value) {
    var unused = answers.addItem().setLinkId(linkId).addAnswer().setValue(value);
  }

  @Test
  void theWholeArrestIsWorkedOutFromBothTimesOnly() throws IOException {
    answer("arrest.no-flow", new DecimalType("1.5"));
    assertThat(calculated("arrest.total")).isEmpty();

    answer("arrest.low-flow", new DecimalType("6"));
    assertThat(calculated("arrest.total")).containsExactly("7.5");
  }

  @Test
  void theSofaTotalNeedsAllSixOrgans() throws IOException {
    for (String organ : ORGANS) {
      assertThat(calculated("organ.sofa-total")).as("without " + organ).isEmpty();
      answer("organ.sofa-" + organ, new IntegerType(2));
    }
    assertThat(calculated("organ.sofa-total")).containsExactly("12");
  }

  @Test
  void nothingIsCalculatedFromTheGlasgowComaScale() throws IOException {
    assertThat(items(form().getItem()).filter(item -> item.hasExtension(CALCULATED)))
        .extracting(QuestionnaireItemComponent::getLinkId)
        .containsExactly("arrest.total", "organ.sofa-total");
  }
}
