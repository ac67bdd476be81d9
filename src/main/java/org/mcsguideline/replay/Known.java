package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource with the times at which it became known and ended.
 *
 * @param resource as it stands at the end of the record
 * @param from when it was on record first; null when nobody can tell, so that it is on record from
 *     the end of the record on
 * @param until when what it tells of was over; null when it did not end or has no length
 */
record Known(JsonNode resource, @Nullable Instant from, @Nullable Instant until) {

  /** When somebody wrote it down, as FHIR R4 names it in one type or the other. */
  private static final List<String> WRITTEN =
      List.of("issued", "recordedDate", "recordedOn", "recorded", "authoredOn", "authored");

  /** When it was or began. */
  private static final List<String> HAPPENED =
      List.of("effective", "performed", "timing", "onset", "period");

  /** What is there from the beginning, because it tells of no event. */
  private static final Set<String> TIMELESS = Set.of("Patient", "Device");

  /** Where what has ended stood before it ended: in FHIR's words, by type. */
  private static final Map<String, String> GOES_ON =
      Map.of(
          "MedicationAdministration", "in-progress",
          "Procedure", "in-progress",
          "Encounter", "in-progress",
          "DeviceUseStatement", "active");

  private static final Set<String> ENDED = Set.of("completed", "stopped", "finished");

  /** What is only known when something is over. */
  private static final List<String> OUTCOMES =
      List.of(
          "outcome",
          "complication",
          "complicationDetail",
          "followUp",
          "report",
          "diagnosis",
          "length",
          "statusHistory");

  /**
   * Reads the times of a resource.
   *
   * @param encounterEnd when an encounter ended, by its reference; empty when nobody knows
   */
  static Known of(JsonNode resource, Function<String, Optional<Instant>> encounterEnd) {
    String type = resource.path("resourceType").asText();
    if (TIMELESS.contains(type)) {
      return new Known(
          resource,
          Instant.MIN,
          RecordTimes.passed(text(resource, "deceasedDateTime")).orElse(null));
    }
    Instant written =
        latest(WRITTEN.stream().map(name -> RecordTimes.passed(text(resource, name))));
    Instant begun = latest(HAPPENED.stream().map(name -> begin(resource, name)));
    Instant ended = latest(HAPPENED.stream().map(name -> end(resource, name)));
    Instant abated =
        latest(
            Stream.of(
                RecordTimes.passed(text(resource, "abatementDateTime")),
                begin(resource, "abatement")));
    Instant until = ended == null ? abated : ended;
    Instant from = latest(Stream.of(Optional.ofNullable(written), Optional.ofNullable(begun)));
    if ("Observation".equals(type) && ended != null) {
      // What was measured over a time is known when the time is over.
      return new Known(
          resource, latest(Stream.of(Optional.ofNullable(from), Optional.of(ended))), null);
    }
    if (from == null) {
      String encounter =
          Optional.ofNullable(resource.path("encounter").path("reference").textValue())
              .orElse(resource.path("context").path("reference").asText());
      from = Optional.ofNullable(until).or(() -> encounterEnd.apply(encounter)).orElse(null);
    }
    return new Known(resource, from, until);
  }

  private static Optional<Instant> begin(JsonNode resource, String name) {
    return RecordTimes.passed(text(resource, name + "DateTime"))
        .or(() -> RecordTimes.passed(text(resource, name + "Instant")))
        .or(() -> RecordTimes.passed(text(period(resource, name), "start")));
  }

  static Optional<Instant> end(JsonNode resource, String name) {
    return RecordTimes.passed(text(period(resource, name), "end"));
  }

  private static JsonNode period(JsonNode resource, String name) {
    return resource.path("period".equals(name) ? name : name + "Period");
  }

  private static @Nullable String text(JsonNode parent, String name) {
    return parent.path(name).textValue();
  }

  private static @Nullable Instant latest(Stream<Optional<Instant>> times) {
    return times.flatMap(Optional::stream).max(Instant::compareTo).orElse(null);
  }

  /** The same with the beginning of the record's end, when it has no time of its own. */
  Known orFrom(Instant end) {
    return from == null ? new Known(resource, end, until) : this;
  }

  boolean isOnRecord(Instant time) {
    return from != null && !from.isAfter(time);
  }

  /** As it stood at a time at which it was on record. */
  JsonNode at(Instant time) {
    if ("Patient".equals(resource.path("resourceType").textValue())) {
      return patientAt(time);
    }
    if (until == null || !until.isAfter(time)) {
      return resource;
    }
    ObjectNode open = resource.deepCopy();
    for (String name : HAPPENED) {
      if (period(open, name) instanceof ObjectNode period) {
        JsonNode unused = period.remove("end");
      }
    }
    ObjectNode unused = open.remove(OUTCOMES);
    JsonNode noAbatement = open.remove("abatementDateTime");
    JsonNode noAbatementPeriod = open.remove("abatementPeriod");
    reopen(open, noAbatement != null || noAbatementPeriod != null);
    if (open.path("hospitalization") instanceof ObjectNode stay) {
      JsonNode unusedDisposition = stay.remove("dischargeDisposition");
    }
    places(open, time);
    return open;
  }

  private static void reopen(ObjectNode open, boolean abated) {
    String before = GOES_ON.get(open.path("resourceType").asText());
    if (before != null && ENDED.contains(open.path("status").asText())) {
      ObjectNode unused = open.put("status", before);
    }
    if (abated && open.path("clinicalStatus").path("coding").path(0) instanceof ObjectNode state) {
      ObjectNode unused = state.put("code", "active").remove(List.of("display"));
    }
  }

  /** Where somebody comes later, and when somebody leaves a place, is not known yet. */
  private static void places(ObjectNode open, Instant time) {
    if (open.path("location") instanceof ArrayNode places) {
      for (int i = places.size() - 1; i >= 0; i--) {
        JsonNode period = places.get(i).path("period");
        if (begin(places.get(i), "period").filter(start -> start.isAfter(time)).isPresent()) {
          JsonNode unused = places.remove(i);
        } else if (period instanceof ObjectNode stay
            && end(places.get(i), "period").filter(end -> end.isAfter(time)).isPresent()) {
          JsonNode unused = stay.remove("end");
        }
      }
    }
  }

  /** Nobody knows of a death before it; one without a time is known when the record ends. */
  private JsonNode patientAt(Instant time) {
    boolean untold = until != null && until.isAfter(time);
    if (!untold) {
      return resource;
    }
    ObjectNode alive = resource.deepCopy();
    ObjectNode unused = alive.remove(List.of("deceasedDateTime", "deceasedBoolean"));
    return alive;
  }

  /** The patient, whose death is known from this time on if it has no time. */
  Known dyingBy(Instant end) {
    boolean untimed = until == null && resource.path("deceasedBoolean").asBoolean();
    return untimed ? new Known(resource, from, end) : this;
  }

  /** Type and id. */
  String name() {
    return resource.path("resourceType").asText() + "/" + resource.path("id").asText();
  }

  /** When it changed on record. */
  Stream<Instant> changes() {
    return Stream.of(Optional.ofNullable(from), Optional.ofNullable(until))
        .flatMap(Optional::stream)
        .filter(time -> time.isAfter(Instant.MIN));
  }
}
