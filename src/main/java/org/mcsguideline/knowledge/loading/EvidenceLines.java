package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.EvidencePiece.Line;
import org.mcsguideline.knowledge.json.FhirJson;

/** What a resource of the evidence states, line by line. */
final class EvidenceLines {

  private static final String ASSESSMENT =
      "http://hl7.org/fhir/StructureDefinition/artifactassessment-content";

  private final JsonNode resource;
  private final List<Line> lines = new ArrayList<>();

  private EvidenceLines(JsonNode resource) {
    this.resource = resource;
  }

  static List<Line> of(JsonNode resource) {
    EvidenceLines all = new EvidenceLines(resource);
    all.assessment();
    all.estimates();
    all.arms();
    all.study();
    all.cells();
    return all.lines;
  }

  private void add(String name, String value, String origin) {
    if (!value.isBlank()) {
      lines.add(new Line(name, value, origin));
    }
  }

  private void assessment() {
    FhirJson.extension(resource, ASSESSMENT).stream()
        .flatMap(content -> FhirJson.each(content, "extension"))
        .filter(part -> !part.has("valueCode"))
        .forEach(part -> add(part.path("url").asText(), value(part), ""));
  }

  private void estimates() {
    FhirJson.each(resource, "effectEstimate")
        .forEach(
            estimate -> {
              String limits =
                  FhirJson.each(estimate, "precisionEstimate")
                      .map(
                          l ->
                              " (" + l.path("from").asText() + " to " + l.path("to").asText() + ")")
                      .collect(Collectors.joining());
              String counts = own(estimate, "mcs-counts");
              add(
                  estimate.path("type").path("coding").path(0).path("display").asText()
                      + ", "
                      + estimate.path("description").asText(),
                  estimate.path("value").asText()
                      + limits
                      + (counts.isEmpty() ? "" : "; " + counts),
                  own(estimate, "mcs-origin"));
            });
    String studies = resource.path("sampleSize").path("numberOfStudies").asText();
    add("studies", studies, "");
  }

  private void arms() {
    JsonNode risk = resource.path("riskEstimate");
    if (!risk.isMissingNode()) {
      String counts = own(resource, "mcs-counts");
      add(
          resource.path("exposure").path("display").asText(),
          Stream.of(
                  risk.path("value").asText(),
                  risk.path("unitOfMeasure").path("coding").path(0).path("code").asText(),
                  risk.has("numeratorCount")
                      ? risk.path("numeratorCount").asText()
                          + "/"
                          + risk.path("denominatorCount").asText()
                      : "",
                  counts)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" ")),
          own(resource, "mcs-origin"));
    }
  }

  private void study() {
    FhirJson.each(resource, "arm").forEach(arm -> add("arm", arm.path("name").asText(), ""));
    FhirJson.each(resource, "objective")
        .forEach(objective -> add("objective", objective.path("name").asText(), ""));
    add("status", resource.path("status").asText().replace("draft", ""), "");
    FhirJson.each(resource, "note").forEach(note -> add("note", note.path("text").asText(), ""));
  }

  /** What stands in the tables of the source and has no element of FHIR. */
  private void cells() {
    FhirJson.each(resource, "extension")
        .filter(e -> e.path("url").asText().endsWith("/StructureDefinition/mcs-source-value"))
        .forEach(
            cell ->
                add(
                    part(cell, "name").replace('_', ' '),
                    part(cell, "value"),
                    part(cell, "origin")));
  }

  private static String part(JsonNode extension, String name) {
    return FhirJson.extension(extension, name).map(EvidenceLines::value).orElse("");
  }

  private static String own(JsonNode element, String name) {
    return FhirJson.ownExtension(element, name).map(EvidenceLines::value).orElse("");
  }

  /** The value of an extension in words. */
  private static String value(JsonNode extension) {
    JsonNode value =
        extension.properties().stream()
            .filter(property -> property.getKey().startsWith("value"))
            .map(property -> property.getValue())
            .findFirst()
            .orElse(extension.path("value"));
    return Stream.of(
            value.asText(),
            value.path("text").asText(),
            value.path("display").asText(),
            value.path("coding").path(0).path("display").asText())
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }
}
