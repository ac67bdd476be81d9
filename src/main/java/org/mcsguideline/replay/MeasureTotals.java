package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.json.FhirJson;

/** Adds up populations of measures, and writes them as MeasureReports. */
final class MeasureTotals {

  private final List<JsonNode> measures;
  private final Map<String, Long> members = new TreeMap<>();
  private @Nullable Span period;

  MeasureTotals(List<JsonNode> measures) {
    this.measures = List.copyOf(measures);
  }

  void add(PatientAccount account) {
    account.measures().forEach((population, many) -> members.merge(population, many, Long::sum));
    for (Span episode : account.episodes()) {
      period = period == null ? episode : around(period, episode);
    }
  }

  private static Span around(Span one, Span other) {
    Instant from = one.from().isBefore(other.from()) ? one.from() : other.from();
    Instant to = one.to().isAfter(other.to()) ? one.to() : other.to();
    return new Span(from, to);
  }

  private long members(JsonNode measure, JsonNode group, String population) {
    return members.getOrDefault(
        String.join("/", measure.path("id").asText(), group.path("id").asText(), population), 0L);
  }

  /** Groups that have members, or a row for a measure that has none. */
  List<ReplayReport.MeasureRow> rows() {
    return measures.stream().flatMap(this::rows).toList();
  }

  private Stream<ReplayReport.MeasureRow> rows(JsonNode measure) {
    String title = measure.path("title").asText();
    List<JsonNode> groups =
        FhirJson.each(measure, "group")
            .filter(group -> members(measure, group, "initial-population") > 0)
            .toList();
    return groups.isEmpty()
        ? Stream.of(new ReplayReport.MeasureRow(title, "nothing to count in these records", "", ""))
        : groups.stream().map(group -> row(measure, title, group));
  }

  private ReplayReport.MeasureRow row(JsonNode measure, String title, JsonNode group) {
    boolean isShare = has(group, "denominator");
    return new ReplayReport.MeasureRow(
        title,
        FhirJson.text(group, "description").orElse(group.at("/code/text").asText()),
        ReplayReport.number(members(measure, group, "initial-population")),
        isShare
            ? ReplayReport.of(
                members(measure, group, "numerator"), members(measure, group, "denominator"))
            : "");
  }

  private static boolean has(JsonNode group, String population) {
    return FhirJson.each(group, "population")
        .anyMatch(one -> population.equals(MeasurePopulations.code(one)));
  }

  /** Writes a report of each measure. */
  void write(Path folder) throws IOException {
    Path made = Files.createDirectories(folder);
    for (JsonNode measure : measures) {
      FhirJson.MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValue(
              made.resolve(measure.path("id").asText() + ".json").toFile(), report(measure));
    }
  }

  private ObjectNode report(JsonNode measure) {
    ObjectNode report = FhirJson.MAPPER.createObjectNode();
    report.put("resourceType", "MeasureReport").put("status", "complete").put("type", "summary");
    report.put("measure", measure.path("url").asText() + "|" + measure.path("version").asText());
    ObjectNode times = report.putObject("period");
    if (period != null) {
      times.put("start", period.from().toString()).put("end", period.to().toString());
    }
    ArrayNode groups = report.putArray("group");
    FhirJson.each(measure, "group").forEach(group -> add(groups.addObject(), measure, group));
    return report;
  }

  private void add(ObjectNode reported, JsonNode measure, JsonNode group) {
    reported.put("id", group.path("id").asText());
    JsonNode unusedCode = group.has("code") ? reported.set("code", group.path("code")) : null;
    ArrayNode populations = reported.putArray("population");
    FhirJson.each(group, "population")
        .filter(population -> !MeasurePopulations.isFunction(population))
        .forEach(
            population -> {
              ObjectNode one = populations.addObject().put("id", population.path("id").asText());
              JsonNode unused = one.set("code", population.path("code"));
              ObjectNode unusedCount =
                  one.put("count", members(measure, group, MeasurePopulations.code(population)));
            });
    long denominator = members(measure, group, "denominator");
    if (denominator > 0) {
      ObjectNode unused =
          reported
              .putObject("measureScore")
              .put("value", (double) members(measure, group, "numerator") / denominator);
    }
  }
}
