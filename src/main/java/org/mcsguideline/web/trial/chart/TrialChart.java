package org.mcsguideline.web.trial.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.web.trial.chart.Fact.Sample;
import org.mcsguideline.web.trial.chart.VignetteBook.Case;
import org.mcsguideline.web.trial.chart.VignetteBook.Entry;
import org.mcsguideline.web.trial.chart.VignetteBook.Order;

/**
 * A record to try the guideline with.
 *
 * @param base what it was before anything was changed
 * @param rows every entry, those that are not on record any more among them
 * @param order what is being ordered; null when nothing is
 */
public record TrialChart(Case base, List<Row> rows, Person person, @Nullable Order order) {

  public TrialChart {
    rows = List.copyOf(rows);
  }

  /**
   * Who the patient is.
   *
   * @param age completed years; empty when they are not known
   * @param sex a code of FHIR; empty when it is not on record
   */
  public record Person(String age, String sex) {}

  /** The time that the guideline takes for the present. */
  public OffsetDateTime decisionTime() {
    return base.decisionTime();
  }

  /** The resource of the patient. */
  public JsonNode patient() {
    LocalDate day = decisionTime().toLocalDate();
    JsonNode patient = base.patient();
    if (!person.age().equals(FhirPerson.age(patient, day))) {
      patient = FhirPerson.withAge(patient, person.age(), day);
    }
    return FhirPerson.withSex(patient, person.sex());
  }

  /** What is on record, without what is being ordered. */
  public List<Entry> entries() {
    return rows.stream().flatMap(row -> row.entry(decisionTime()).stream()).toList();
  }

  /** Whether anything of a fact is on record. */
  public boolean says(Fact fact) {
    return rows.stream().anyMatch(row -> row.fact().equals(fact) && row.setting().isOnRecord());
  }

  /** The same with one more entry. */
  public TrialChart with(Fact fact, Sample sample) {
    List<Row> more = new ArrayList<>(rows);
    String id = base.patient().path("id").asText() + "-added-" + fact.name();
    more.add(new Row(fact.name(), fact, sample, Setting.NONE, sample.setting(), id));
    return new TrialChart(base, more, person, order);
  }

  /** The fields that differ from the vignette. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    String unused = fields.put(ChartReading.CASE, base.id());
    LocalDate day = decisionTime().toLocalDate();
    String age = FhirPerson.age(base.patient(), day);
    Map<String, String> was =
        Map.of(
            ChartReading.AGE,
            age,
            ChartReading.SEX,
            FhirPerson.sex(base.patient()),
            ChartReading.ORDER,
            base.order() == null ? "" : base.order());
    Map<String, String> now = new LinkedHashMap<>();
    unused = now.put(ChartReading.AGE, person.age());
    unused = now.put(ChartReading.SEX, person.sex());
    unused = now.put(ChartReading.ORDER, order == null ? "" : order.id());
    now.entrySet().removeIf(field -> field.getValue().equals(was.get(field.getKey())));
    fields.putAll(now);
    rows.forEach(row -> row.addTo(fields));
    return fields;
  }

  /** These fields as the query of an address. */
  public String query() {
    return fields().entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
