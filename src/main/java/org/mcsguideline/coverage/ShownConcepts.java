package org.mcsguideline.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.knowledge.GuidelineConcept;
import org.mcsguideline.knowledge.SystemCode;

/**
 * Counts in how many resources each concept of the guideline was shown. Keeps numbers only. Safe
 * for use by many threads at once.
 */
public final class ShownConcepts {

  private final List<GuidelineConcept> concepts;
  private final List<LongAdder> counts;
  private final LongAdder resources = new LongAdder();
  private final Map<SystemCode, List<Integer>> places = new HashMap<>();

  public ShownConcepts(List<GuidelineConcept> concepts) {
    this.concepts = List.copyOf(concepts);
    this.counts = concepts.stream().map(concept -> new LongAdder()).toList();
    for (int i = 0; i < concepts.size(); i++) {
      for (Coded code : concepts.get(i).codes()) {
        places
            .computeIfAbsent(new SystemCode(code.system(), code.code()), c -> new ArrayList<>())
            .add(i);
      }
    }
  }

  /** Counts a resource, or each resource of a bundle. */
  public void count(JsonNode json) {
    FhirResources.in(json).forEach(this::countOne);
  }

  private void countOne(JsonNode resource) {
    resources.increment();
    Set<Integer> shown = new HashSet<>();
    FhirResources.codings(resource)
        .forEach(
            coding ->
                shown.addAll(
                    places.getOrDefault(
                        new SystemCode(
                            coding.path("system").asText(), coding.path("code").asText()),
                        List.of())));
    shown.forEach(place -> counts.get(place).increment());
  }

  /** Whether a code is one of the guideline's. */
  boolean isKnown(String system, String code) {
    return places.containsKey(new SystemCode(system, code));
  }

  /** Every concept, in the order of the guideline. */
  public List<ConceptCount> counts() {
    return IntStream.range(0, concepts.size())
        .mapToObj(i -> new ConceptCount(concepts.get(i), counts.get(i).sum()))
        .toList();
  }

  /** Resources counted so far. */
  public long resources() {
    return resources.sum();
  }
}
