package org.mcsguideline.guide.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.evidence.GuideKeys;
import org.mcsguideline.knowledge.json.FhirJson;

/** The measures in words. */
public final class MeasuresPart implements GuidePart {

  /** A measure. */
  public record Counted(
      String id,
      String title,
      String description,
      String disclaimer,
      String direction,
      List<Group> groups) {}

  /** What is counted together. */
  public record Group(
      String name,
      String description,
      String scoring,
      List<Population> populations,
      String strata) {}

  /** A population of a group with the define that makes it. */
  public record Population(String kind, String description, String define) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    List<Counted> measures =
        sources.resources("Measure").stream().map(MeasuresPart::measure).toList();
    output.page(
        "measures", "measures", Map.of("measures", measures, "keys", GuideKeys.of(sources)));
  }

  private static Counted measure(JsonNode measure) {
    return new Counted(
        measure.path("id").asText(),
        measure.path("title").asText(),
        measure.path("description").asText(),
        measure.path("disclaimer").asText(),
        words(measure.path("improvementNotation")),
        FhirJson.each(measure, "group").map(group -> group(measure, group)).toList());
  }

  private static Group group(JsonNode measure, JsonNode group) {
    Stream<String> own =
        FhirJson.each(group, "extension")
            .filter(extension -> extension.path("url").asText().endsWith("scoring"))
            .map(extension -> words(extension.path("valueCodeableConcept")));
    return new Group(
        words(group.path("code")),
        group.path("description").asText(),
        own.findFirst().orElse(words(measure.path("scoring"))),
        FhirJson.each(group, "population").map(MeasuresPart::population).toList(),
        FhirJson.each(group, "stratifier")
            .flatMap(
                stratifier ->
                    Stream.concat(Stream.of(stratifier), FhirJson.each(stratifier, "component")))
            .map(part -> words(part.path("code")))
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  private static Population population(JsonNode population) {
    return new Population(
        words(population.path("code")),
        population.path("description").asText(),
        population.path("criteria").path("expression").asText());
  }

  private static String words(JsonNode concept) {
    JsonNode text = concept.path("text");
    return text.isTextual()
        ? text.asText()
        : concept.path("coding").path(0).path("display").asText();
  }
}
