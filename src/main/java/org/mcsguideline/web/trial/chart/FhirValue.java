package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What a resource says, in a word: a number, a yes or no, a code, or that it is there at all. */
final class FhirValue {

  static final String YES = "yes";
  static final String NO = "no";

  private static final String ABSENT = "dataAbsentReason";
  private static final String TRUTH = "valueBoolean";
  private static final List<String> WITH_CODE =
      List.of("/valueCodeableConcept", "/" + ABSENT, "/verificationStatus");
  private static final List<String> NAMED_BY =
      List.of("/code", "/medicationCodeableConcept", "/type", "/class");
  private static final List<String> NUMBERS = List.of("/valueQuantity/value", "/valueInteger");

  private FhirValue() {}

  /** Whether its value is a number. */
  static boolean isNumber(JsonNode resource) {
    return NUMBERS.stream().anyMatch(place -> resource.at(place).isNumber());
  }

  /** Whether its number has no decimals. */
  static boolean isWhole(JsonNode resource) {
    return resource.path("valueInteger").isNumber();
  }

  /** Whether its value is a yes or a no. */
  static boolean isTruth(JsonNode resource) {
    return resource.has(TRUTH);
  }

  /** Whether it can say that a value is not known. */
  static boolean isObservation(JsonNode resource) {
    return resource.path("resourceType").asText().equals("Observation");
  }

  /** Without unit, as short as it can be written; only when it is a number. */
  static String number(JsonNode resource) {
    return NUMBERS.stream()
        .map(resource::at)
        .filter(JsonNode::isNumber)
        .map(node -> shortest(node.decimalValue()))
        .findFirst()
        .orElseThrow();
  }

  static String shortest(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** As people write it; empty when there is none. */
  static String unit(JsonNode resource) {
    return resource.at("/valueQuantity/unit").asText();
  }

  /** A word for what it says; only when it is no number. */
  static String token(JsonNode resource) {
    if (isTruth(resource)) {
      return resource.path(TRUTH).booleanValue() ? YES : NO;
    }
    return WITH_CODE.stream()
        .map(place -> resource.at(place + "/coding/0/code").asText())
        .filter(code -> !code.isEmpty())
        .findFirst()
        .orElseGet(() -> resource.path("status").asText());
  }

  /** What it says for a person; empty when nobody has written that down. */
  static String tokenLabel(JsonNode resource) {
    return WITH_CODE.stream()
        .map(place -> resource.at(place + "/coding/0/display").asText())
        .filter(display -> !display.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What it is about, for a person. */
  static String label(JsonNode resource) {
    return NAMED_BY.stream()
        .flatMap(
            place ->
                Stream.of(
                    resource.at(place + "/coding/0/display"), resource.at(place + "/display")))
        .map(JsonNode::asText)
        .filter(display -> !display.isEmpty())
        .findFirst()
        .orElseGet(() -> resource.path("resourceType").asText());
  }

  static JsonNode withNumber(JsonNode resource, String number) {
    ObjectNode copy = resource.deepCopy();
    if (isWhole(copy)) {
      return copy.put("valueInteger", Integer.parseInt(number));
    }
    ((ObjectNode) copy.path("valueQuantity")).put("value", new BigDecimal(number));
    return copy;
  }

  static JsonNode withTruth(JsonNode resource, boolean truth) {
    ObjectNode copy = resource.deepCopy();
    return copy.put(TRUTH, truth);
  }

  static boolean isWithoutResult(JsonNode resource) {
    return resource.has(ABSENT);
  }

  /** The same observation that was made without a result. */
  static JsonNode withoutResult(JsonNode observation) {
    ObjectNode copy = observation.deepCopy();
    copy.remove("component");
    boolean unused = copy.properties().removeIf(element -> element.getKey().startsWith("value"));
    copy.putObject(ABSENT)
        .putArray("coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
        .put("code", "unknown")
        .put("display", "Unknown");
    return copy;
  }
}
