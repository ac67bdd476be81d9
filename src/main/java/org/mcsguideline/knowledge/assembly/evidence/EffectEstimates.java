package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Estimates of effect with their limits; each says what it counts and whose it is. */
final class EffectEstimates {

  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/effect-estimate-type|";
  private static final String LIMITS =
      "http://terminology.hl7.org/CodeSystem/precision-estimate-type|CI";

  private final EvidenceIndex index;

  EffectEstimates(EvidenceIndex index) {
    this.index = index;
  }

  Stream<ObjectNode> of(EvidenceRow row, Outcome outcome) {
    return index.tables().named().estimates().stream()
        .flatMap(estimate -> estimate(row, outcome, estimate).stream());
  }

  private Optional<ObjectNode> estimate(
      EvidenceRow row, Outcome outcome, Map<String, String> kind) {
    String name = kind.getOrDefault("estimate", "");
    Optional<String> origin = row.originOfEstimate(name);
    return row.takeOfEstimate(name, "value")
        .map(
            value -> {
              ObjectNode estimate = described(kind, origin.orElse("ours"), outcome);
              estimate.put("value", value);
              if (!kind.getOrDefault("unit", "").isEmpty()) {
                estimate.set("unitOfMeasure", Units.concept(kind.getOrDefault("unit", "")));
              }
              limits(row, kind)
                  .ifPresent(limits -> estimate.putArray("precisionEstimate").add(limits));
              return estimate;
            });
  }

  private ObjectNode described(Map<String, String> kind, String origin, Outcome outcome) {
    ObjectNode estimate = JsonNodeFactory.instance.objectNode();
    estimate
        .putArray("extension")
        .add(Elements.extension(index.extension("mcs-origin"), "valueCode", origin))
        .add(outcome.counts());
    estimate.put("description", index.own(kind.getOrDefault("code", "")).path("display").asText());
    String type = kind.getOrDefault("type", "");
    estimate.set("type", Elements.concept(index.coding(TYPES + type)));
    return estimate;
  }

  private Optional<ObjectNode> limits(EvidenceRow row, Map<String, String> kind) {
    String name = kind.getOrDefault("estimate", "");
    Optional<BigDecimal> low = row.takeOfEstimate(name, "low");
    Optional<BigDecimal> high = row.takeOfEstimate(name, "high");
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode limits = JsonNodeFactory.instance.objectNode();
    limits.set("type", Elements.concept(index.coding(LIMITS)));
    limits.put("level", new BigDecimal(kind.getOrDefault("level", "")));
    return Optional.of(limits.put("from", low.get()).put("to", high.get()));
  }
}
