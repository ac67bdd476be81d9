package org.mcsguideline.guide.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.evidence.EvidenceKeys;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.evidence.GuideKeys;
import org.mcsguideline.knowledge.json.FhirJson;

/** The forms of the guideline, item by item. */
public final class RegistryPart implements GuidePart {

  /** Where the author says where an item comes from, at the end of its text. */
  private static final Pattern LABELLED = Pattern.compile("(?s)(.*?)\\s*\\[([^\\]]+)]\\s*");

  private static final List<String> BOUNDS = List.of("minValue", "maxValue");

  /** A form with its sections; what stands outside sections is a section without a name. */
  public record Form(String id, String title, String description, List<Section> sections) {}

  /** Items that belong together. */
  public record Section(String name, List<Item> items) {}

  /**
   * An item.
   *
   * @param depth how many groups it lies in, below its section
   * @param label where it comes from, in the author's signs
   * @param answers options, or the value set that has them
   * @param when on which answers it is asked
   */
  public record Item(
      String id,
      int depth,
      String text,
      String label,
      String type,
      List<EvidenceKeys.Piece> answers,
      String code,
      String when) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    List<Form> forms = sources.resources("Questionnaire").stream().map(RegistryPart::form).toList();
    output.page("registry", "registry", Map.of("forms", forms, "keys", GuideKeys.of(sources)));
  }

  private static Form form(JsonNode form) {
    Map<String, JsonNode> byId = new HashMap<>();
    index(form, byId);
    List<Section> sections = new ArrayList<>();
    FhirJson.each(form, "item")
        .forEach(
            item -> {
              List<Item> items = new ArrayList<>();
              boolean group = "group".equals(item.path("type").asText());
              if (group) {
                FhirJson.each(item, "item").forEach(part -> collect(part, 0, byId, items));
              } else {
                collect(item, 0, byId, items);
              }
              sections.add(new Section(group ? item.path("text").asText() : "", items));
            });
    return new Form(
        form.path("id").asText(),
        form.path("title").asText(),
        form.path("description").asText(),
        sections);
  }

  private static void index(JsonNode node, Map<String, JsonNode> byId) {
    FhirJson.each(node, "item")
        .forEach(
            item -> {
              JsonNode unused = byId.put(item.path("linkId").asText(), item);
              index(item, byId);
            });
  }

  private static void collect(
      JsonNode item, int depth, Map<String, JsonNode> byId, List<Item> items) {
    Matcher labelled = LABELLED.matcher(item.path("text").asText());
    boolean label = labelled.matches();
    items.add(
        new Item(
            item.path("linkId").asText(),
            depth,
            label ? labelled.group(1) : item.path("text").asText(),
            label ? labelled.group(2) : "",
            type(item),
            answers(item),
            FhirJson.each(item, "code")
                .map(code -> code.path("code").asText())
                .collect(Collectors.joining(", ")),
            FhirJson.each(item, "enableWhen")
                .map(condition -> when(condition, byId))
                .collect(Collectors.joining("; "))));
    FhirJson.each(item, "item").forEach(part -> collect(part, depth + 1, byId, items));
  }

  private static String type(JsonNode item) {
    Stream<String> bounds =
        FhirJson.each(item, "extension")
            .flatMap(
                extension ->
                    Stream.concat(
                        BOUNDS.stream()
                            .filter(bound -> extension.path("url").asText().endsWith(bound))
                            .map(bound -> bound + " " + value(extension)),
                        extension.path("valueCoding").path("display").isTextual()
                            ? Stream.of(extension.path("valueCoding").path("display").asText())
                            : Stream.empty()));
    return Stream.concat(
            Stream.of(
                item.path("type").asText()
                    + (item.path("repeats").asBoolean() ? ", repeats" : "")
                    + (item.path("required").asBoolean() ? ", required" : "")),
            bounds)
        .collect(Collectors.joining(", "));
  }

  private static List<EvidenceKeys.Piece> answers(JsonNode item) {
    String set = item.path("answerValueSet").asText().replaceAll("\\|.*", "");
    if (!set.isEmpty()) {
      String id = set.substring(set.lastIndexOf('/') + 1);
      return List.of(new EvidenceKeys.Piece(id, "ValueSet-" + id + ".html"));
    }
    return FhirJson.each(item, "answerOption")
        .map(option -> new EvidenceKeys.Piece(value(option), ""))
        .toList();
  }

  private static String when(JsonNode condition, Map<String, JsonNode> byId) {
    JsonNode question = byId.get(condition.path("question").asText());
    String text =
        question == null ? condition.path("question").asText() : question.path("text").asText();
    return LABELLED.matcher(text).replaceFirst("$1")
        + " "
        + condition.path("operator").asText()
        + " "
        + value(condition);
  }

  /** Whatever value an element has, for people. */
  private static String value(JsonNode element) {
    return element.properties().stream()
        .filter(field -> field.getKey().startsWith("value") || field.getKey().startsWith("answer"))
        .map(Map.Entry::getValue)
        .map(
            value ->
                value.isValueNode()
                    ? value.asText()
                    : value.path("display").asText(value.path("code").asText()))
        .collect(Collectors.joining(", "));
  }
}
