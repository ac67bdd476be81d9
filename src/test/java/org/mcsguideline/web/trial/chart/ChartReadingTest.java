package org.mcsguideline.web.trial.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.web.trial.chart.VignetteBook.Case;
import org.mcsguideline.web.trial.chart.VignetteBook.Entry;

/** What a reader changes in a vignette is changed, and nothing else. */
class ChartReadingTest {

  private static List<JsonNode> entries(TrialChart chart, String fact) {
    return chart.entries().stream()
        .filter(entry -> entry.fact().equals(fact))
        .map(Entry::resource)
        .toList();
  }

  private static JsonNode only(TrialChart chart, String fact) {
    assertThat(entries(chart, fact)).hasSize(1);
    return entries(chart, fact).get(0);
  }

  @Test
  void anUnchangedVignetteIsItsRecordAndHasAShortAddress() {
    assertThat(TrialCharts.ALL.book().cases()).hasSize(46);
    for (Case one : TrialCharts.ALL.book().cases()) {
      TrialChart chart = TrialCharts.of("v=" + one.id());
      assertThat(chart.entries()).as(one.id()).isEqualTo(one.entries());
      assertThat(chart.patient()).as(one.id()).isEqualTo(one.patient());
      assertThat(chart.query()).isEqualTo("v=" + one.id());
    }
  }

  /** The form sends every field when no script trims it. */
  @Test
  void whatTheFormSaysUnchangedChangesNothing() {
    for (Case one : TrialCharts.ALL.book().cases()) {
      Map<String, String> fields = new HashMap<>(Map.of("v", one.id()));
      TrialChart before = TrialCharts.of("v=" + one.id());
      fields.put("age", before.person().age());
      fields.put("sex", "");
      fields.put("order", one.order() == null ? "" : one.order());
      for (Row row : before.rows()) {
        fields.put(row.name(), row.setting().value());
        fields.put(row.name() + Row.BEFORE, row.setting().before());
        fields.put(row.name() + Row.LASTING, row.setting().lasting());
      }
      TrialChart after = TrialCharts.ALL.read(fields);
      assertThat(after.entries()).as(one.id()).isEqualTo(one.entries());
      assertThat(after.patient()).as(one.id()).isEqualTo(one.patient());
      assertThat(after.query()).isEqualTo("v=" + one.id());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lactate=7.10 | lactate | /valueQuantity/value | 7.1",
        "lactate=7.1 | lactate | /valueQuantity/code | mmol/L",
        "lactate=7.1 | lactate | /effectiveDateTime | 2024-03-01T09:00:00Z",
        "lactate.at=30 | lactate | /effectiveDateTime | 2024-03-01T09:30:00Z",
        "lactate.at=30.5 | lactate | /effectiveDateTime | 2024-03-01T09:29:30Z",
        "lactate.at=30 | lactate | /valueQuantity/value | 5.2",
        "rosc=no | rosc | /valueBoolean | false",
        "rosc=unknown | rosc | /dataAbsentReason/coding/0/code | unknown",
        "rosc=unknown | rosc | /effectiveDateTime | 2024-03-01T07:07:00Z",
        "gcs-verbal=2 | gcs-verbal | /valueInteger | 2",
        "gcs-verbal=2&gcs-verbal.instead=not-performed | gcs-verbal"
            + " | /dataAbsentReason/coding/0/code | not-performed",
        "shock-cause=shock-cause-mixed | shock-cause"
            + " | /valueCodeableConcept/coding/0/display | Mixed",
        "stemi=refuted | stemi | /verificationStatus/coding/0/code | refuted",
        "cpr.for=25 | cpr | /performedPeriod/end | 2024-03-01T07:26:00Z",
        "cpr.for=25 | cpr | /performedPeriod/start | 2024-03-01T07:01:00Z",
        "cpr.at=60 | cpr | /performedPeriod/end | 2024-03-01T09:06:00Z",
        "cpr=in-progress | cpr | /status | in-progress",
        "enc.at=120 | enc | /period/start | 2024-03-01T08:00:00Z",
        "add=haemoglobin | haemoglobin | /subject/reference | Patient/example",
        "haemoglobin=7&haemoglobin.at=10 | haemoglobin | /effectiveDateTime | 2024-03-01T09:50:00Z",
        "haemoglobin=7&haemoglobin.at=10 | haemoglobin | /id | example-added-haemoglobin",
      })
  void anEditChangesWhatItSays(String edit, String fact, String place, String expected) {
    JsonNode found = only(TrialCharts.of("v=V04&" + edit), fact).at(place);
    assertThat(found.asText()).isEqualTo(expected);
  }

  @Test
  void aResultThatWasNotHadHasNoValueAnyMore() {
    JsonNode changed = only(TrialCharts.of("v=V04&lactate.instead=unknown"), "lactate");
    assertThat(changed.has("valueQuantity")).isFalse();
    assertThat(changed.at("/code/coding/0/code").asText()).isEqualTo("2518-9");
  }

  @Test
  void whatIsTakenOffTheRecordIsAbsentAndNotFalse() {
    TrialChart chart = TrialCharts.of("v=V04&rosc=&lactate=");
    assertThat(entries(chart, "rosc")).isEmpty();
    assertThat(entries(chart, "lactate")).isEmpty();
    assertThat(chart.entries()).hasSize(TrialCharts.of("v=V04").entries().size() - 2);
    assertThat(chart.query()).isEqualTo("v=V04&rosc=&lactate=");
  }

  @Test
  void oneOfSeveralEntriesChangesAlone() {
    TrialChart chart = TrialCharts.of("v=V04&sbp.2=90");
    assertThat(entries(chart, "sbp"))
        .extracting(entry -> entry.at("/valueQuantity/value").asInt())
        .containsExactly(78, 90, 78, 78, 110);
  }

  @Test
  void anAddedEntryOfAFactStandsBesideTheOthers() {
    TrialChart chart = TrialCharts.of("v=V04&add=lactate");
    assertThat(entries(chart, "lactate")).hasSize(2);
    assertThat(entries(chart, "lactate"))
        .extracting(e -> e.path("id").asText())
        .doesNotHaveDuplicates();
    assertThat(chart.query()).startsWith("v=V04&lactate.2=").contains("lactate.2.at=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=V04&add=urine-hour",
        "v=V34&urine-hour.7=&device-check=unknown&age=40&sex=female&order=786451004",
        "v=V17&gcs-verbal=3&sbp.at=5",
        "v=empty&add=lactate",
        "v=V04&order=&age=",
        "v=V04&cpr=in-progress",
      })
  void anAddressGivesTheSameRecordAgain(String query) {
    TrialChart chart = TrialCharts.of(query);
    TrialChart again = TrialCharts.ALL.read(chart.fields());
    assertThat(again.entries()).isEqualTo(chart.entries()).isNotEqualTo(List.of());
    assertThat(again.patient()).isEqualTo(chart.patient());
    assertThat(again.order()).isEqualTo(chart.order());
    assertThat(again.query()).isEqualTo(chart.query());
  }

  @Test
  void thePatientCanBeOlderAndOfAKnownSex() {
    TrialChart chart = TrialCharts.of("v=V04&age=80&sex=female");
    assertThat(chart.patient().path("birthDate").asText()).isEqualTo("1943-11-21");
    assertThat(chart.patient().path("gender").asText()).isEqualTo("female");
    assertThat(TrialCharts.of("v=V04&age=").patient().has("birthDate")).isFalse();
  }

  @Test
  void whoHasChosenNothingSeesTheFirstExample() {
    assertThat(TrialCharts.ALL.read(Map.of()).query()).isEqualTo("v=V04");
  }

  @Test
  void anEmptyRecordHasThePatientsStayAlone() {
    TrialChart chart = TrialCharts.of("v=empty");
    assertThat(chart.entries()).extracting(Entry::fact).containsExactly("enc");
    assertThat(chart.patient().has("birthDate")).isFalse();
    assertThat(chart.order()).isNull();
  }
}
