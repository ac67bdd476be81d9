package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** The plan of a recommendation says what its row says, and gets from it what it does not say. */
final class RecommendationPlans {

  private static final String STRENGTH =
      "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation";
  private static final String CERTAINTY =
      "http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence";
  private static final String DIRECTION =
      "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-directionOfRecommendation";

  private final EvidenceIndex index;
  private final Problems problems;

  RecommendationPlans(EvidenceIndex index, Problems problems) {
    this.index = index;
    this.problems = problems;
  }

  /** The plan with the key of its row, the row's cells, and the direction on each action. */
  AuthoredResource with(AuthoredResource plan, EvidenceRow row) {
    ObjectNode json = plan.json().deepCopy();
    JsonNode actions = json.path("action");
    String statement = row.take("statement").orElse("");
    if (actions.valueStream().noneMatch(a -> a.path("description").asText().contains(statement))) {
      problems.add(plan.at("/action"), "no action says what row " + row.key() + " says");
    }
    for (int i = 0; i < actions.size(); i++) {
      if (FhirJson.extension(actions.path(i), STRENGTH).isPresent()) {
        String at = "/action/" + i;
        check(plan, at, code(row, "strength"), coding(actions.path(i), STRENGTH));
        check(plan, at, code(row, "certainty"), coding(actions.path(i), CERTAINTY));
        direct((ObjectNode) actions.path(i), code(row, "direction"));
      }
    }
    list(json, "identifier").add(index.identifier(row.key()));
    ArrayNode extensions = list(json, "extension");
    new SourceValues(index).of(row).forEach(extensions::add);
    return new AuthoredResource(plan.file(), json, plan.lines());
  }

  private static JsonNode coding(JsonNode action, String url) {
    return FhirJson.extension(action, url)
        .map(extension -> extension.path("valueCodeableConcept").path("coding").path(0))
        .orElse(action.path(url));
  }

  private void check(AuthoredResource plan, String at, ObjectNode expected, JsonNode actual) {
    if (!expected.path("system").equals(actual.path("system"))
        || !expected.path("code").equals(actual.path("code"))) {
      problems.add(
          plan.at(at),
          "the row of the recommendation says " + expected.path("code").asText() + " here");
    }
  }

  /** The code for what the row says in words. */
  private ObjectNode code(EvidenceRow row, String role) {
    Cell cell =
        row.left().stream()
            .filter(one -> one.column().role().equals(role))
            .findFirst()
            .orElseThrow(() -> new EvidenceUnclear(row, "the row gives no " + role));
    List<String> codes = index.tables().about(cell.text(), cell.column().name(), "code");
    if (codes.isEmpty()) {
      throw new EvidenceUnclear(row, "about.csv has no code for " + cell.text());
    }
    return index.coding(codes.get(0));
  }

  private static void direct(ObjectNode action, ObjectNode direction) {
    list(action, "extension")
        .add(Elements.extension(DIRECTION, "valueCodeableConcept", Elements.concept(direction)));
  }

  private static ArrayNode list(ObjectNode parent, String element) {
    return parent.get(element) instanceof ArrayNode known ? known : parent.putArray(element);
  }
}
