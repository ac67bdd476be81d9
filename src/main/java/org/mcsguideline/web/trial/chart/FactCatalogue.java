package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mcsguideline.web.trial.chart.Fact.Sample;
import org.mcsguideline.web.trial.chart.VignetteBook.Case;
import org.mcsguideline.web.trial.chart.VignetteBook.Entry;

/** Every fact that stands in a vignette, with all that any of them says of it. */
public final class FactCatalogue {

  private final Map<String, Fact> facts;

  private FactCatalogue(Map<String, Fact> facts) {
    this.facts = Collections.unmodifiableMap(facts);
  }

  /** The facts of a book, in the order in which it tells them. */
  public static FactCatalogue of(VignetteBook book) {
    Map<String, Gathering> gathered = new LinkedHashMap<>();
    for (Case one : book.cases()) {
      for (Entry entry : one.entries()) {
        gathered
            .computeIfAbsent(entry.fact(), name -> new Gathering(entry))
            .add(entry.resource(), one.decisionTime());
      }
    }
    Map<String, Fact> facts = new LinkedHashMap<>();
    gathered.forEach((name, one) -> facts.put(name, one.fact()));
    return new FactCatalogue(facts);
  }

  /** All of them. */
  public List<Fact> all() {
    return List.copyOf(facts.values());
  }

  /** Whether there is one of this name. */
  public boolean has(String name) {
    return facts.containsKey(name);
  }

  /** The one of this name, which is there. */
  public Fact named(String name) {
    return Objects.requireNonNull(facts.get(name));
  }

  /** What vignettes say of one fact. */
  private static final class Gathering {

    private final Entry first;
    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private final Map<String, Sample> numbers = new LinkedHashMap<>();

    Gathering(Entry first) {
      this.first = first;
    }

    void add(JsonNode resource, OffsetDateTime decision) {
      if (FhirValue.isNumber(resource)) {
        add(numbers, FhirValue.number(resource), resource, decision);
      } else {
        add(samples, FhirValue.token(resource), resource, decision);
      }
      if (FhirValue.isTruth(resource)) {
        add(samples, FhirValue.YES, FhirValue.withTruth(resource, true), decision);
        add(samples, FhirValue.NO, FhirValue.withTruth(resource, false), decision);
      }
      if (FhirValue.isObservation(resource)) {
        JsonNode open = FhirValue.withoutResult(resource);
        add(samples, FhirValue.token(open), open, decision);
      }
    }

    private static void add(
        Map<String, Sample> to, String value, JsonNode resource, OffsetDateTime decision) {
      Sample unused =
          to.computeIfAbsent(
              value, v -> new Sample(v, FhirValue.tokenLabel(resource), resource, decision));
    }

    Fact fact() {
      List<Sample> ordered = new ArrayList<>(numbers.values());
      ordered.sort(Comparator.comparing(sample -> new BigDecimal(sample.value())));
      return new Fact(
          first.fact(),
          FhirValue.label(first.resource()),
          group(first.resource()),
          first.key(),
          List.copyOf(samples.values()),
          ordered);
    }

    private static String group(JsonNode resource) {
      String type = resource.path("resourceType").asText();
      String category = resource.at("/category/0/coding/0/code").asText();
      return category.isEmpty() ? type : type + "." + category;
    }
  }
}
