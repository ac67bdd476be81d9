package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** A service says when it is called, what data it asks for and what it can recommend. */
final class ServiceCheck implements GuidelineCheck {

  private static final String QUERY_PATTERN =
      "http://hl7.org/fhir/StructureDefinition/cqf-fhirQueryPattern";

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline
        .all("PlanDefinition")
        .filter(PlanCheck::isService)
        .forEach(service -> checkService(service, problems));
  }

  private static void checkService(AuthoredResource service, Problems problems) {
    JsonNode actions = service.json().path("action");
    JsonNode triggers = actions.path(0).path("trigger");
    if (actions.size() != 1 || triggers.size() != 1) {
      problems.add(service.at("/action"), "a service has one action with one trigger");
      return;
    }
    if (!"named-event".equals(triggers.path(0).path("type").asText())
        || triggers.path(0).path("name").asText().isBlank()) {
      problems.add(service.at("/action/0/trigger"), "the trigger is a named event with a name");
    }
    if (service.json().path("description").asText().isBlank()) {
      problems.add(service.at(""), "a service has a description");
    }
    List<JsonNode> inputs = FhirJson.each(actions.path(0), "input").toList();
    for (int i = 0; i < inputs.size(); i++) {
      JsonNode input = inputs.get(i);
      if (input.path("id").asText().isBlank()
          || FhirJson.extension(input, QUERY_PATTERN).isEmpty()
          || FhirJson.ownExtension(input, "mcs-data-label").isEmpty()) {
        problems.add(
            service.at("/action/0/input/" + i), "an input has an id, a query pattern and a label");
      }
    }
  }
}
