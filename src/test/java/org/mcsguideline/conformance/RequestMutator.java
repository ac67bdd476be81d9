package org.mcsguideline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Damages a request in a few places. The same seed does the same damage on every machine. */
final class RequestMutator {

  /** Stands in resources that the mutator gave to another patient. */
  static final String FOREIGN_CANARY = "CANARY-OF-ANOTHER-PATIENT";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<JsonNode> ODD_VALUES =
      List.of(
          JSON.nullNode(),
          JSON.numberNode(0),
          JSON.numberNode(-1),
          JSON.numberNode(1e300),
          JSON.numberNode(new java.math.BigDecimal("1E-400")),
          JSON.numberNode(new java.math.BigInteger("1234567890123456789012")),
          JSON.booleanNode(true),
          JSON.textNode(""),
          JSON.textNode(" "),
          JSON.textNode("\u0000"),
          JSON.textNode("\u202Ereversed \uD83D\uDE00"),
          JSON.textNode("<img src=x onerror=alert(1)>"),
          JSON.textNode("[a](javascript:alert(1)) | **b**\n\n# c"),
          JSON.textNode("${jndi:ldap://127.0.0.1/a}"),
          JSON.textNode("x".repeat(70_000)),
          JSON.objectNode(),
          JSON.arrayNode(),
          JSON.arrayNode().addNull(),
          JSON.objectNode().put("resourceType", "Patient"),
          JSON.objectNode().put("reference", "Patient/1/_history/2"));

  private static final List<String> UNITS =
      List.of("mmol/L", "mg/dL", "mm[Hg]", "kPa", "[IU]/mL", "{score}", "1", "h", "min", "MMOL/L");

  private static final List<String> TIMES =
      List.of(
          "2024",
          "2024-03",
          "2024-03-01",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999Z",
          "2024-02-30T10:00:00Z",
          "2024-03-01T24:00:00Z",
          "2024-03-01T10:00:00",
          "2023-02-29",
          "2024-03-01T10:00:00.000+14:00",
          "2024-03-01T09:59:59.9999999999Z",
          "yesterday");

  private static final Map<String, List<String>> BY_NAME =
      Map.of(
          "unit", UNITS,
          "code", List.of("8480-6", "X", "", "mmol/L", "confirmed", "72514-3"),
          "system",
              List.of("http://loinc.org", "http://snomed.info/sct", "urn:x", "http://x.example/%"),
          "status", List.of("entered-in-error", "preliminary", "unknown", "gone", "final"),
          "reference",
              List.of("Patient/other", "http://else.example/fhir/Patient/p1", "#c", "urn:uuid:1"),
          "comparator", List.of("<", ">", "<=", "~"));

  private final Random random;

  RequestMutator(long seed) {
    random = new Random(seed);
  }

  /** A damaged copy. */
  ObjectNode damaged(ObjectNode request) {
    ObjectNode copy = request.deepCopy();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      List<Place> places = Place.all(copy);
      if (!places.isEmpty()) {
        damage(places.get(random.nextInt(places.size())));
      }
    }
    return copy;
  }

  private void damage(Place place) {
    switch (random.nextInt(8)) {
      case 0 -> place.remove();
      case 1 -> place.set(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())).deepCopy());
      case 2 -> place.repeat();
      case 3 -> place.rename("x" + random.nextInt(9));
      case 4 -> giveAway(place);
      case 5 -> place.set(JSON.textNode(TIMES.get(random.nextInt(TIMES.size()))));
      case 6 -> place.set(JSON.arrayNode().add(place.value().deepCopy()));
      default -> place.set(another(place));
    }
  }

  private JsonNode another(Place place) {
    JsonNode value = place.value();
    List<String> names = BY_NAME.get(place.name());
    if (names != null) {
      return JSON.textNode(names.get(random.nextInt(names.size())));
    }
    if (value.isNumber()) {
      return JSON.numberNode(value.decimalValue().scaleByPowerOfTen(random.nextInt(13) - 6));
    }
    return value.isTextual()
        ? TextNode.valueOf(value.asText() + value.asText())
        : ODD_VALUES.get(random.nextInt(ODD_VALUES.size())).deepCopy();
  }

  /** Turns a resource into one of another patient, which has to be kept out of every card. */
  static void giveAway(Place place) {
    if (place.value() instanceof ObjectNode resource && resource.has("subject")) {
      ObjectNode unused =
          resource.set("subject", JSON.objectNode().put("reference", "Patient/other"));
      ObjectNode named = resource.put("id", FOREIGN_CANARY);
      named.set("valueCodeableConcept", JSON.objectNode().put("text", FOREIGN_CANARY));
    }
  }
}
