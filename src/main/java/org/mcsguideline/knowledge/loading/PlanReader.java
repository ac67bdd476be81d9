package org.mcsguideline.knowledge.loading;

import static org.mcsguideline.knowledge.json.FhirJson.each;
import static org.mcsguideline.knowledge.json.FhirJson.extension;
import static org.mcsguideline.knowledge.json.FhirJson.ownExtension;
import static org.mcsguideline.knowledge.json.FhirJson.requiredText;
import static org.mcsguideline.knowledge.json.FhirJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.ActionContent;
import org.mcsguideline.knowledge.Backing;
import org.mcsguideline.knowledge.CardSubject;
import org.mcsguideline.knowledge.Choices;
import org.mcsguideline.knowledge.Citation;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.knowledge.KeptDefine;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.knowledge.PlanAction;
import org.mcsguideline.knowledge.PlanText;
import org.mcsguideline.knowledge.Priority;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.SuggestedStep;

/** Reads a PlanDefinition that holds a recommendation. */
final class PlanReader {

  private static final String STRENGTH =
      "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation";
  private static final String CERTAINTY =
      "http://hl7.org/fhir/StructureDefinition/cqf-qualityOfEvidence";

  private final KnowledgeBundle bundle;
  private final Map<String, ShippedLibrary> libraries;
  private final SuggestionReader suggestions;

  PlanReader(KnowledgeBundle bundle, Map<String, ShippedLibrary> libraries) {
    this.bundle = bundle;
    this.libraries = libraries;
    this.suggestions = new SuggestionReader(bundle);
  }

  Plan read(JsonNode plan) {
    String canonical = requiredText(plan, "url") + "|" + requiredText(plan, "version");
    JsonNode library = bundle.resolve("Library", plan.path("library").path(0).asText());
    PlanText said =
        new PlanText(
            requiredText(plan, "title"),
            own(plan, "mcs-status-note"),
            own(plan, "mcs-explanation-label"));
    List<JsonNode> actions = each(plan, "action").toList();
    return new Plan(
        canonical,
        requiredText(library, "name"),
        kept(requiredText(library, "name")),
        said,
        IntStream.range(0, actions.size())
            .mapToObj(i -> action(actions.get(i), "action-" + (i + 1)))
            .toList());
  }

  private static @Nullable String own(JsonNode plan, String extension) {
    return ownExtension(plan, extension).flatMap(e -> text(e, "valueString")).orElse(null);
  }

  private Set<String> kept(String library) {
    Set<String> present = Objects.requireNonNull(libraries.get(library)).defines();
    return Arrays.stream(KeptDefine.values())
        .map(KeptDefine::define)
        .filter(present::contains)
        .collect(Collectors.toSet());
  }

  private PlanAction action(JsonNode action, String fallbackId) {
    String id = text(action, "id").orElse(fallbackId);
    return new PlanAction(
        id,
        conditions(action),
        text(action, "priority")
            .map(priority -> Priority.valueOf(priority.toUpperCase(Locale.ROOT)))
            .orElse(Priority.ROUTINE),
        new ActionContent(
            requiredText(action, "title"),
            text(action, "description").orElse(null),
            dynamic(action, "title"),
            dynamic(action, "textEquivalent")),
        backing(action),
        choices(action, id));
  }

  private static Backing backing(JsonNode action) {
    return new Backing(
        conceptText(action, STRENGTH),
        conceptText(action, CERTAINTY),
        each(action, "documentation").map(PlanReader::citation).toList());
  }

  private static @Nullable String conceptText(JsonNode action, String url) {
    return extension(action, url)
        .flatMap(extension -> text(extension.path("valueCodeableConcept"), "text"))
        .orElse(null);
  }

  private static Citation citation(JsonNode document) {
    String label =
        text(document, "label")
            .or(() -> text(document, "display"))
            .or(() -> text(document, "citation"))
            .orElseThrow(() -> new IllegalArgumentException("a document has no label"));
    return new Citation(
        label,
        text(document, "url").orElse(null),
        "citation".equals(text(document, "type").orElse("")));
  }

  private Choices choices(JsonNode action, String id) {
    List<JsonNode> steps = each(action, "action").toList();
    List<SuggestedStep> read =
        IntStream.range(0, steps.size())
            .mapToObj(i -> suggestions.read(steps.get(i), id + "-" + (i + 1)))
            .toList();
    return new Choices(
        text(action, "selectionBehavior").filter(b -> !"any".equals(b)).isPresent(),
        read,
        overrideReasons(action),
        subject(action));
  }

  private static @Nullable CardSubject subject(JsonNode action) {
    return ownExtension(action, "mcs-card-subject")
        .map(
            subject ->
                new CardSubject(
                    requiredText(subject, "valueString"),
                    ownExtension(action, "mcs-rest-time")
                        .map(time -> requiredText(time, "valueString"))
                        .orElse(null)))
        .orElse(null);
  }

  private List<Coded> overrideReasons(JsonNode action) {
    return ownExtension(action, "mcs-override-reasons")
        .map(extension -> requiredText(extension, "valueCanonical"))
        .map(canonical -> ValueSetReader.codes(bundle.resolve("ValueSet", canonical)))
        .orElse(List.of());
  }

  static List<String> conditions(JsonNode action) {
    return each(action, "condition")
        .map(condition -> requiredText(condition.path("expression"), "expression"))
        .toList();
  }

  static @Nullable String dynamic(JsonNode action, String path) {
    return each(action, "dynamicValue")
        .filter(value -> path.equals(text(value, "path").orElse("")))
        .map(value -> requiredText(value.path("expression"), "expression"))
        .findFirst()
        .orElse(null);
  }
}
