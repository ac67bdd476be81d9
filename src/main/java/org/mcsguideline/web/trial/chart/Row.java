package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.web.trial.chart.Fact.Sample;
import org.mcsguideline.web.trial.chart.VignetteBook.Entry;

/**
 * One entry of a fact, as the form has it.
 *
 * @param name in addresses
 * @param sample what its resource is made of; null when nothing is on record
 * @param standard what the vignette says
 * @param setting what the reader says
 * @param id of its resource
 */
public record Row(
    String name, Fact fact, @Nullable Sample sample, Setting standard, Setting setting, String id) {

  /** What follows the name of a row for its other fields. */
  public static final String BEFORE = ".at";

  /** Minutes that it lasted. */
  public static final String LASTING = ".for";

  /** Chosen in place of a number. */
  public static final String INSTEAD = ".instead";

  /** Whether the reader has changed it. */
  public boolean isChanged() {
    return !setting.equals(standard);
  }

  /** Whether it says a number now; a number that is not on record is one. */
  public boolean saysNumber() {
    return fact.isNumber()
        && fact.samples().stream().noneMatch(one -> one.value().equals(setting.value()));
  }

  /** Adds what differs from the vignette. */
  void addTo(Map<String, String> query) {
    differing(query, name, setting.value(), standard.value());
    if (setting.isOnRecord()) {
      differing(query, name + BEFORE, setting.before(), standard.before());
      differing(query, name + LASTING, setting.lasting(), standard.lasting());
    }
  }

  private static void differing(
      Map<String, String> query, String field, String value, String before) {
    if (!value.equals(before)) {
      String unused = query.put(field, value);
    }
  }

  /** What stands on record; empty when nothing does. */
  Optional<Entry> entry(OffsetDateTime decision) {
    Sample made = sample;
    if (made == null) {
      return Optional.empty();
    }
    JsonNode resource = made.resource();
    if (!setting.value().equals(made.value())) {
      resource = FhirValue.withNumber(resource, setting.value());
    }
    if (!setting.before().equals(FhirTime.before(resource, decision))) {
      resource = FhirTime.at(resource, setting.before(), decision);
    }
    if (!setting.lasting().equals(FhirTime.lasting(resource))) {
      resource = FhirTime.lasting(resource, setting.lasting());
    }
    ObjectNode named = resource.deepCopy();
    return Optional.of(new Entry(fact.name(), fact.key(), named.put("id", id)));
  }
}
