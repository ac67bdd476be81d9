package org.mcsguideline.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.json.FhirJson;

/** All resources of one patient, each with the times at which it was on record. */
final class PatientCourse {

  private static final String ENCOUNTER = "Encounter";

  private final String patient;
  private final List<Known> all;
  private final long undated;
  private final List<JsonNode> encounters;
  private final NavigableSet<Instant> changes = new TreeSet<>();

  private PatientCourse(String patient, List<Known> all, long undated) {
    this.patient = patient;
    this.all = all;
    this.undated = undated;
    this.encounters =
        all.stream()
            .map(Known::resource)
            .filter(resource -> ENCOUNTER.equals(resource.path("resourceType").textValue()))
            .filter(resource -> !"entered-in-error".equals(resource.path("status").textValue()))
            .toList();
    all.forEach(known -> known.changes().forEach(changes::add));
  }

  /**
   * Reads a patient's resources.
   *
   * @param resources as JSON, in the order of the input; of those with one id the latest counts
   * @param edge adds the guideline's codes where the site has its own
   */
  static PatientCourse of(String patient, List<String> resources, UnaryOperator<JsonNode> edge) {
    Map<String, JsonNode> latest = new LinkedHashMap<>();
    int nameless = 0;
    for (String json : resources) {
      JsonNode resource = edge.apply(parsed(json));
      String name =
          resource.path("id").isTextual()
              ? resource.path("resourceType").asText() + "/" + resource.path("id").asText()
              : "?" + nameless++;
      JsonNode unused = latest.merge(name, resource, PatientCourse::later);
    }
    Map<String, JsonNode> byName = Map.copyOf(latest);
    List<Known> dated =
        latest.values().stream()
            .map(
                resource ->
                    Known.of(
                        resource,
                        encounter ->
                            Optional.ofNullable(byName.get(encounter))
                                .flatMap(stay -> Known.end(stay, "period"))))
            .toList();
    Optional<Instant> end = dated.stream().flatMap(Known::changes).max(Comparator.naturalOrder());
    return new PatientCourse(
        patient,
        end.map(last -> dated.stream().map(known -> known.orFrom(last).dyingBy(last)).toList())
            .orElse(dated),
        dated.stream().filter(known -> known.from() == null).count());
  }

  /** How many resources have no time, so that they were on record at the very end alone. */
  long undated() {
    return undated;
  }

  private static JsonNode parsed(String json) {
    try {
      return FhirJson.MAPPER.readTree(json);
    } catch (JsonProcessingException impossible) {
      // It was written by this program from what it had read.
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonNode later(JsonNode one, JsonNode other) {
    String before = one.path("meta").path("lastUpdated").asText();
    String after = other.path("meta").path("lastUpdated").asText();
    Optional<Instant> first = RecordTimes.passed(before);
    Optional<Instant> second = RecordTimes.passed(after);
    boolean isOlder = first.isPresent() && second.isPresent() && second.get().isBefore(first.get());
    return isOlder ? one : other;
  }

  String patient() {
    return patient;
  }

  List<Known> all() {
    return all;
  }

  NavigableSet<Instant> changes() {
    return changes;
  }

  /** Encounters with their times; one without an end goes on to the end of the record. */
  List<Span> stays() {
    return changes.isEmpty()
        ? List.of()
        : encounters.stream()
            .flatMap(encounter -> Spans.of(encounter, changes.last()).stream())
            .toList();
  }

  /** The stays that were chosen. */
  List<Span> stays(StayChoice choice) {
    return changes.isEmpty()
        ? List.of()
        : encounters.stream().flatMap(encounter -> choice.in(encounter, changes.last())).toList();
  }

  /** Id of the encounter that began last of those that go on; null when there is none. */
  @Nullable String encounterAt(Instant time) {
    return encounters.stream()
        .filter(
            encounter ->
                Spans.of(encounter, changes.last()).filter(span -> span.holds(time)).isPresent())
        .filter(encounter -> encounter.path("id").isTextual())
        .max(
            Comparator.comparing(
                encounter -> Spans.of(encounter, changes.last()).orElseThrow().from()))
        .map(encounter -> encounter.path("id").asText())
        .orElse(null);
  }
}
