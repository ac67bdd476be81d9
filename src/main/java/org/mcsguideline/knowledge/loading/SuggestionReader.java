package org.mcsguideline.knowledge.loading;

import static org.mcsguideline.knowledge.json.FhirJson.each;
import static org.mcsguideline.knowledge.json.FhirJson.extension;
import static org.mcsguideline.knowledge.json.FhirJson.requiredText;
import static org.mcsguideline.knowledge.json.FhirJson.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.ActivityTemplate;
import org.mcsguideline.knowledge.SuggestedStep;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads second-level actions as suggestions and their activities as resources to create. */
final class SuggestionReader {

  /** Elements an ActivityDefinition and the resource made from it have in common. */
  private static final List<String> COPIED = List.of("priority", "intent", "code");

  private static final String COLLECT_WITH =
      "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-collectWith";

  private static final String KIND_WITHOUT_INTENT = "CommunicationRequest";

  private final KnowledgeBundle bundle;

  SuggestionReader(KnowledgeBundle bundle) {
    this.bundle = bundle;
  }

  SuggestedStep read(JsonNode step, String fallbackId) {
    return new SuggestedStep(
        text(step, "id").orElse(fallbackId),
        requiredText(step, "title"),
        PlanReader.dynamic(step, "title"),
        PlanReader.conditions(step),
        Stream.concat(Stream.of(step), each(step, "action"))
            .flatMap(action -> text(action, "definitionCanonical").stream())
            .map(canonical -> activity(bundle.resolve("ActivityDefinition", canonical)))
            .toList());
  }

  private static ActivityTemplate activity(JsonNode definition) {
    String kind = requiredText(definition, "kind");
    Map<String, Object> elements = new LinkedHashMap<>();
    elements.put("resourceType", kind);
    elements.put("status", "draft");
    for (String name : COPIED) {
      if (definition.has(name)) {
        elements.put(target(kind, name), plain(definition.path(name), kind, name));
      }
    }
    if (KIND_WITHOUT_INTENT.equals(kind)) {
      elements.remove("intent");
    } else {
      elements.putIfAbsent("intent", "proposal");
    }
    text(definition, "description").ifPresent(text -> describe(elements, kind, text));
    extension(definition, COLLECT_WITH)
        .ifPresent(form -> elements.put("input", List.of(form(elements, form))));
    String canonical = requiredText(definition, "url") + "|" + requiredText(definition, "version");
    String title = text(definition, "title").orElseGet(() -> requiredText(definition, "name"));
    return new ActivityTemplate(canonical, kind, title, elements);
  }

  /**
   * The form that a Task asks to be filled in, as the CPG guide has it: typed as the Task itself.
   */
  private static Map<String, Object> form(Map<String, Object> task, JsonNode extension) {
    // Map.of would give its elements in another order in each process.
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("type", Objects.requireNonNull(task.get("code"), "a Task with a form has a code"));
    input.put("valueCanonical", requiredText(extension, "valueCanonical"));
    return input;
  }

  private static String target(String kind, String name) {
    return switch (kind + "." + name) {
      case "CommunicationRequest.code" -> "category";
      case "DeviceRequest.code" -> "codeCodeableConcept";
      default -> name;
    };
  }

  private static Object plain(JsonNode value, String kind, String name) {
    Object plain = FhirJson.MAPPER.convertValue(value, new TypeReference<Object>() {});
    return "CommunicationRequest".equals(kind) && "code".equals(name) ? List.of(plain) : plain;
  }

  /** Tasks have a description of their own; other requests say it in a note or a payload. */
  private static void describe(Map<String, Object> elements, String kind, String text) {
    switch (kind) {
      case "Task" -> elements.put("description", text);
      case "CommunicationRequest" ->
          elements.put("payload", List.of(Map.of("contentString", text)));
      default -> elements.put("note", List.of(Map.of("text", text)));
    }
  }
}
