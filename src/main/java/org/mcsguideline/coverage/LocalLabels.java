package org.mcsguideline.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * What a site calls the things for which it has no code of the guideline. Reads only the elements
 * that say what a resource is about, never a note or an answer in free text.
 */
final class LocalLabels {

  /** Elements that say what a resource is about, as FHIR R4 names them. */
  private static final List<String> WHAT =
      List.of("code", "type", "medicationCodeableConcept", "codeCodeableConcept");

  private static final List<String> CODED_ANSWER = List.of("valueCodeableConcept");
  private static final int LONGEST = 80;

  private final ShownConcepts concepts;
  private final Map<LocalLabel, Long> counts = new HashMap<>();
  private final Map<String, Long> units = new HashMap<>();

  LocalLabels(ShownConcepts concepts) {
    this.concepts = concepts;
  }

  /**
   * A local code.
   *
   * @param code system and code; "text only" when there is none
   * @param label what it is called
   */
  record LocalLabel(String code, String label) {}

  /** A label with the number of resources that bear it. */
  record Counted(LocalLabel local, long resources) {}

  void read(JsonNode json) {
    FhirResources.in(json)
        .forEach(
            resource -> {
              labels(resource).distinct().forEach(label -> counts.merge(label, 1L, Long::sum));
              if (isKnown(resource.path("code"))) {
                readUnit(resource.path("valueQuantity"));
              }
            });
  }

  List<Counted> all() {
    return counts.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(Counted::resources)
                .reversed()
                .thenComparing(counted -> counted.local().toString()))
        .toList();
  }

  /** Units outside UCUM on values the guideline would read, with the number of their values. */
  Map<String, Long> units() {
    return Map.copyOf(units);
  }

  private Stream<LocalLabel> labels(JsonNode resource) {
    return Stream.concat(
            elements(resource, WHAT),
            elements(resource, CODED_ANSWER).filter(concept -> !concept.path("coding").isEmpty()))
        .filter(concept -> !isKnown(concept))
        .map(LocalLabels::label)
        .filter(label -> !label.label().isBlank());
  }

  /** An element may stand once or, as a list, several times, in the resource or its components. */
  private static Stream<JsonNode> elements(JsonNode resource, List<String> names) {
    return Stream.concat(Stream.of(resource), FhirJson.each(resource, "component"))
        .flatMap(part -> names.stream().map(part::path))
        .flatMap(element -> element.isArray() ? element.valueStream() : Stream.of(element))
        .filter(JsonNode::isObject);
  }

  private boolean isKnown(JsonNode concept) {
    return FhirJson.each(concept, "coding")
        .anyMatch(c -> concepts.isKnown(c.path("system").asText(), c.path("code").asText()));
  }

  private static LocalLabel label(JsonNode concept) {
    JsonNode coding = concept.path("coding").path(0);
    String text =
        FhirJson.text(coding, "display")
            .or(() -> FhirJson.text(concept, "text"))
            .orElseGet(() -> coding.path("code").asText());
    String code =
        coding.has("code")
            ? coding.path("system").asText("no system") + "|" + coding.path("code").asText()
            : "text only";
    return new LocalLabel(code, text.substring(0, Math.min(text.length(), LONGEST)));
  }

  private void readUnit(JsonNode quantity) {
    if (quantity.isObject()
        && !(quantity.has("code")
            && "http://unitsofmeasure.org".equals(quantity.path("system").textValue()))) {
      String unit =
          quantity.path("unit").asText("no unit")
              + (quantity.has("code") ? " (code " + quantity.path("code").asText() + ")" : "");
      units.merge(unit, 1L, Long::sum);
    }
  }
}
