package org.mcsguideline.knowledge.loading;

import static org.mcsguideline.knowledge.json.FhirJson.each;
import static org.mcsguideline.knowledge.json.FhirJson.requiredText;
import static org.mcsguideline.knowledge.json.FhirJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.ServiceConduct;
import org.mcsguideline.knowledge.ServiceText;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads a PlanDefinition that describes a service. */
final class ServiceReader {

  private static final String QUERY_PATTERN =
      "http://hl7.org/fhir/StructureDefinition/cqf-fhirQueryPattern";

  private final KnowledgeBundle bundle;
  private final PlanReader plans;

  ServiceReader(KnowledgeBundle bundle, Map<String, ShippedLibrary> libraries) {
    this.bundle = bundle;
    this.plans = new PlanReader(bundle, libraries);
  }

  /** A service is a plan with an action that a named event triggers. */
  static boolean isService(JsonNode plan) {
    return trigger(plan).isPresent();
  }

  private static Optional<JsonNode> trigger(JsonNode plan) {
    return each(plan, "action")
        .filter(
            action ->
                each(action, "trigger")
                    .anyMatch(trigger -> "named-event".equals(text(trigger, "type").orElse(""))))
        .findFirst();
  }

  GuidelineService read(JsonNode plan) {
    JsonNode action = trigger(plan).orElseThrow();
    List<Plan> recommendations =
        each(action, "action")
            .map(
                part ->
                    plans
                        .read(
                            bundle.resolve(
                                "PlanDefinition", requiredText(part, "definitionCanonical")))
                        .onlyWhen(PlanReader.conditions(part)))
            .toList();
    String id = requiredText(plan, "id");
    if (recommendations.isEmpty()) {
      throw new KnowledgeIncomplete("Service " + id + " has no recommendation.");
    }
    return new GuidelineService(
        id,
        requiredText(action.path("trigger").path(0), "name"),
        new ServiceText(
            requiredText(plan, "title"),
            requiredText(plan, "description"),
            text(plan, "usage").orElse(null)),
        each(action, "input").map(ServiceReader::template).toList(),
        recommendations,
        conduct(plan));
  }

  private static ServiceConduct conduct(JsonNode plan) {
    return new ServiceConduct(
        requiredText(plan, "url") + "|" + requiredText(plan, "version"),
        FhirJson.ownExtension(plan, "mcs-once-per-encounter")
            .map(extension -> extension.path("valueBoolean").asBoolean())
            .orElse(false),
        FhirJson.ownExtension(plan, "mcs-repeat-time")
            .map(extension -> requiredText(extension, "valueString"))
            .orElse(null));
  }

  static PrefetchTemplate template(JsonNode input) {
    String key = requiredText(input, "id");
    String query =
        FhirJson.extension(input, QUERY_PATTERN)
            .map(extension -> requiredText(extension, "valueString"))
            .orElseThrow(() -> new KnowledgeIncomplete("Input " + key + " has no query."));
    boolean required =
        FhirJson.ownExtension(input, "mcs-required-data")
            .map(extension -> extension.path("valueBoolean").asBoolean())
            .orElse(false);
    String label =
        FhirJson.ownExtension(input, "mcs-data-label")
            .map(extension -> requiredText(extension, "valueString"))
            .orElse(key);
    return new PrefetchTemplate(key, query, required, label);
  }
}
