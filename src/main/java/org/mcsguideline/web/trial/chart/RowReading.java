package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.web.frame.PageRefused;
import org.mcsguideline.web.trial.chart.Fact.Sample;
import org.mcsguideline.web.trial.chart.VignetteBook.Entry;

/** Reads what a reader says of one row. */
final class RowReading {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern MINUTES = Pattern.compile("\\d{1,7}(\\.\\d{1,2})?");

  private final Map<String, String> fields;
  private final OffsetDateTime decision;

  RowReading(Map<String, String> fields, OffsetDateTime decision) {
    this.fields = fields;
    this.decision = decision;
  }

  /** A row that stands in the vignette. */
  Row of(String name, Fact fact, Entry entry) {
    JsonNode resource = entry.resource();
    String value =
        FhirValue.isNumber(resource) ? FhirValue.number(resource) : FhirValue.token(resource);
    Sample own = new Sample(value, "", resource, decision);
    return row(name, fact, own, resource.path("id").asText());
  }

  /** A row that the reader has added. */
  Row added(String name, Fact fact, String id) {
    return row(name, fact, null, id);
  }

  private Row row(String name, Fact fact, @Nullable Sample own, String id) {
    Setting standard = own == null ? Setting.NONE : own.setting();
    String value = value(name, standard);
    if (value.isEmpty()) {
      return new Row(name, fact, null, standard, Setting.NONE, id);
    }
    Sample sample = sample(fact, own, value);
    Setting offered = sample.setting();
    Setting setting =
        new Setting(
            value,
            minutes(name + Row.BEFORE, standard.before(), offered.before()),
            minutes(name + Row.LASTING, standard.lasting(), offered.lasting()));
    return new Row(name, fact, sample, standard, setting, id);
  }

  /** What the vignette's own entry cannot say is said by another of the same fact. */
  private static Sample sample(Fact fact, @Nullable Sample own, String value) {
    if (own != null && own.value().equals(value)) {
      return own;
    }
    Sample found = fact.saying(value).orElseThrow(() -> new PageRefused("trial.refused.value"));
    if (own != null && FhirValue.isNumber(own.resource()) && fact.numbers().contains(found)) {
      return own;
    }
    return found;
  }

  private String value(String name, Setting standard) {
    String instead = fields.getOrDefault(name + Row.INSTEAD, "");
    String given = instead.isEmpty() ? fields.getOrDefault(name, standard.value()) : instead;
    return DECIMAL.matcher(given).matches() ? FhirValue.shortest(new BigDecimal(given)) : given;
  }

  /** What has no time in any vignette gets none. */
  private String minutes(String field, String standard, String offered) {
    if (offered.isEmpty()) {
      return "";
    }
    String given = fields.getOrDefault(field, "");
    if (given.isEmpty()) {
      return standard.isEmpty() ? offered : standard;
    }
    if (!MINUTES.matcher(given).matches()) {
      throw new PageRefused("trial.refused.time");
    }
    return FhirValue.shortest(new BigDecimal(given));
  }
}
