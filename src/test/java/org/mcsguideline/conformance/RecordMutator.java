package org.mcsguideline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Makes mistakes in the record of a request, of the kinds that interfaces make; each kind is as
 * frequent as the others. The same seed makes the same mistakes on every machine.
 */
final class RecordMutator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> UNITS =
      List.of("mmol/L", "mg/dL", "mm[Hg]", "kPa", "mL", "L/min", "%", "{score}", "1", "mmol/l", "");

  private static final List<String> REFERENCES =
      List.of(
          "Patient/other",
          "Observation/none",
          "Encounter/none",
          "http://else.example/fhir/Patient/1",
          "#contained",
          "urn:uuid:0c0a5b0e-8c1e-4e0b-9a53-0d2a5d0e6a11",
          "");

  private static final List<String> SYSTEMS =
      List.of(
          "http://loinc.org",
          "http://snomed.info/sct",
          "http://hl7.org/fhir/sid/icd-10",
          "http://www.whocc.no/atc",
          "urn:oid:2.16.840.1.113883.6.1",
          "http://LOINC.org",
          "");

  private static final List<String> TYPES =
      List.of("Observation", "Condition", "Procedure", "Patient", "Bundle", "OperationOutcome");

  private static final List<Duration> SHIFTS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofMinutes(59),
          Duration.ofHours(13),
          Duration.ofDays(1),
          Duration.ofDays(366),
          Duration.ofDays(36525));

  private enum Kind {
    DROP,
    TYPE,
    DUPLICATE,
    UNIT,
    DATE,
    REFERENCE,
    CODE_SYSTEM,
    OTHER_PATIENT
  }

  private final Random random;

  RecordMutator(long seed) {
    random = new Random(seed);
  }

  /** A copy with one to three mistakes. */
  ObjectNode mistaken(ObjectNode request) {
    ObjectNode copy = request.deepCopy();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      Kind kind = one(List.of(Kind.values()));
      List<Place> places = Place.all(copy.path("prefetch")).stream().filter(place(kind)).toList();
      if (!places.isEmpty()) {
        mistake(kind, one(places));
      }
    }
    return copy;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static Predicate<Place> place(Kind kind) {
    return switch (kind) {
      case DROP -> place -> true;
      case TYPE -> place -> place.value().isValueNode();
      case DUPLICATE -> place -> place.parent().isArray();
      case UNIT -> place -> place.parent().has("value") && place.name().matches("unit|code");
      case DATE -> place -> place.value().asText().matches("\\d{4}-\\d\\d.*");
      case REFERENCE -> place -> place.name().equals("reference");
      case CODE_SYSTEM -> place -> place.parent().has("code") && place.name().equals("system");
      case OTHER_PATIENT -> place -> place.value().has("subject");
    };
  }

  private void mistake(Kind kind, Place place) {
    switch (kind) {
      case DROP -> place.remove();
      case TYPE -> place.set(otherType(place));
      case DUPLICATE -> place.repeat();
      case UNIT -> place.set(JSON.textNode(one(UNITS)));
      case DATE -> place.set(JSON.textNode(otherDate(place.value().asText())));
      case REFERENCE -> place.set(JSON.textNode(one(REFERENCES)));
      case CODE_SYSTEM -> place.set(JSON.textNode(one(SYSTEMS)));
      case OTHER_PATIENT -> RequestMutator.giveAway(place);
    }
  }

  private JsonNode otherType(Place place) {
    JsonNode value = place.value();
    if (place.name().equals("resourceType")) {
      return JSON.textNode(one(TYPES));
    }
    return value.isTextual()
        ? JSON.numberNode(value.asText().length())
        : JSON.textNode(value.asText());
  }

  private String otherDate(String date) {
    return switch (random.nextInt(4)) {
      case 0 -> date.substring(0, 7);
      case 1 -> date.replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", "");
      case 2 -> date.replaceFirst("-(\\d\\d)-(\\d\\d)", "-$2-$1");
      default -> shifted(date);
    };
  }

  private String shifted(String date) {
    try {
      Duration by = one(SHIFTS);
      return OffsetDateTime.parse(date).plus(random.nextBoolean() ? by : by.negated()).toString();
    } catch (DateTimeParseException otherForm) {
      return "1900" + date.substring(4);
    }
  }
}
