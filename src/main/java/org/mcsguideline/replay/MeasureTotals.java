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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.json.FhirJson;

/** Adds up populations of measures, and writes them as MeasureReports. */
final class MeasureTotals {

  private final List<JsonNode> measures;
  private final Map<String, Long> members = new TreeMap<>();
  private final Map<String, Map<String, Long>> strata = new TreeMap<>();
  private @Nullable Span period;

  MeasureTotals(List<JsonNode> measures) {
    this.measures = List.copyOf(measures);
  }

  void add(PatientAccount account) {
    account
        .measures()
        .counts()
        .forEach((population, many) -> members.merge(population, many, Long::sum));
    account.measures().strata().forEach(this::addStrata);
    for (Span episode : account.episodes()) {
      period = period == null ? episode : around(period, episode);
    }
  }

  private void addStrata(String stratifier, Map<String, Long> byValue) {
    Map<String, Long> sums = strata.computeIfAbsent(stratifier, s -> new TreeMap<>());
    byValue.forEach((value, many) -> sums.merge(value, many, Long::sum));
  }

  /** From the first stay to the last one; empty when no record tells of any time. */
  Optional<Span> period() {
    return Optional.ofNullable(period);
  }

  private static Span around(Span one, Span other) {
    Instant from = one.from().isBefore(other.from()) ? one.from() : other.from();
    Instant to = one.to().isAfter(other.to()) ? one.to() : other.to();
    return new Span(from, to);
  }

  private long members(JsonNode measure, JsonNode group, String population) {
    return members.getOrDefault(MeasurePopulations.key(measure, group, population), 0L);
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

  /**
   * Writes a report of each measure. Without a period there is none: a report has to have one, and
   * records that tell of no time say nothing about any.
   */
  void write(Path folder) throws IOException {
    Span reported = period;
    if (reported == null) {
      return;
    }
    Path made = Files.createDirectories(folder);
    for (JsonNode measure : measures) {
      FhirJson.MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValue(
              made.resolve(measure.path("id").asText() + ".json").toFile(),
              report(measure, reported));
    }
  }

  private ObjectNode report(JsonNode measure, Span reported) {
    ObjectNode report = FhirJson.MAPPER.createObjectNode();
    report.put("resourceType", "MeasureReport").put("status", "complete").put("type", "summary");
    report.put("measure", measure.path("url").asText() + "|" + measure.path("version").asText());
    report
        .putObject("period")
        .put("start", reported.from().toString())
        .put("end", reported.to().toString());
    ArrayNode groups = report.putArray("group");
    FhirJson.each(measure, "group").forEach(group -> add(groups.addObject(), measure, group));
    return report;
  }

  private void add(ObjectNode reported, JsonNode measure, JsonNode group) {
    reported.put("id", group.path("id").asText());
    JsonNode unusedCode = group.has("code") ? reported.set("code", group.path("code")) : null;
    addPopulations(reported, group, true, population -> members(measure, group, population));
    for (Stratifier stratifier : Stratifier.of(group)) {
      addStrata(reported, measure, group, stratifier);
    }
  }

  /** FHIR has no empty arrays: a stratifier of which nobody is counted is left out. */
  private void addStrata(
      ObjectNode reported, JsonNode measure, JsonNode group, Stratifier stratifier) {
    Map<String, Map<String, Long>> byPopulation = new TreeMap<>();
    Set<String> values = new TreeSet<>();
    FhirJson.each(group, "population")
        .map(MeasurePopulations::code)
        .forEach(
            population -> {
              String key =
                  MeasurePopulations.key(measure, group, population) + "/" + stratifier.id();
              Map<String, Long> counted = strata.getOrDefault(key, Map.of());
              values.addAll(counted.keySet());
              Map<String, Long> unused = byPopulation.put(population, counted);
            });
    if (values.isEmpty()) {
      return;
    }
    ObjectNode one = reported.withArray("stratifier").addObject().put("id", stratifier.id());
    if (stratifier.code().isObject()) {
      one.putArray("code").add(stratifier.code());
    }
    ArrayNode all = one.putArray("stratum");
    for (String value : values) {
      ObjectNode stratum = all.addObject();
      JsonNode unused = stratum.set("value", concept(value));
      addPopulations(
          stratum,
          group,
          false,
          population -> byPopulation.getOrDefault(population, Map.of()).getOrDefault(value, 0L));
    }
  }

  private static ObjectNode concept(String value) {
    ObjectNode concept = FhirJson.MAPPER.createObjectNode();
    if (value.isBlank()) {
      concept
          .putArray("coding")
          .addObject()
          .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
          .put("code", "unknown");
      return concept;
    }
    return concept.put("text", value);
  }

  private static void addPopulations(
      ObjectNode reported, JsonNode group, boolean withIds, ToLongFunction<String> members) {
    ArrayNode populations = reported.putArray("population");
    FhirJson.each(group, "population")
        .filter(population -> !MeasurePopulations.isFunction(population))
        .forEach(
            population -> {
              ObjectNode one = populations.addObject();
              if (withIds) {
                one.put("id", population.path("id").asText());
              }
              JsonNode unused = one.set("code", population.path("code"));
              ObjectNode unusedCount =
                  one.put("count", members.applyAsLong(MeasurePopulations.code(population)));
            });
    long denominator = members.applyAsLong("denominator");
    if (denominator > 0) {
      ObjectNode unused =
          reported
              .putObject("measureScore")
              .put("value", (double) members.applyAsLong("numerator") / denominator);
    }
  }
}
