package org.mcsguideline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.export.FilledForms.answered;
import static org.mcsguideline.export.FilledForms.begun;
import static org.mcsguideline.export.FilledForms.coded;
import static org.mcsguideline.export.FilledForms.full;
import static org.mcsguideline.export.FilledForms.group;
import static org.mcsguideline.export.FilledForms.quantity;
import static org.mcsguideline.export.FilledForms.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.tiny.TinyGuideline;

class FormExportTest {

  private static final Pseudonyms KEY = pseudonyms("0123456789abcdef0123456789abcdef");
  private static final String REASONS = TinyGuideline.CANONICAL + "/CodeSystem/fever-reasons";
  private static final FormTables FORM = FormTables.of(FilledForms.form(), FilledForms::valueSet);

  private static Pseudonyms pseudonyms(String key) {
    return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String csv(
      String table, boolean freeText, Pseudonyms key, QuestionnaireResponse... responses) {
    StringBuilder out = new StringBuilder();
    try {
      FormExport.of(FORM, table, key, freeText).write(List.of(responses).iterator(), out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static CSVRecord row(QuestionnaireResponse response) {
    List<CSVRecord> rows = records(csv("responses", false, KEY, response));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static QuestionnaireResponse with(
      QuestionnaireResponse.QuestionnaireResponseItemComponent... items) {
    QuestionnaireResponse response = begun("2024-03-01T10:00:00Z");
    for (var item : items) {
      response.addItem(item);
    }
    return response;
  }

  @Test
  void eachItemThatRepeatsHasATableOfItsOwn() {
    assertThat(FORM.names()).containsExactly("responses", "signs", "ward", "ward.drug");
  }

  @Test
  void oneRowHasTheAnswersOfOneResponse() {
    CSVRecord row = row(full());
    assertThat(row.toMap())
        .containsEntry("status", "completed")
        .containsEntry("questionnaire:current", "true")
        .containsEntry("index:known", "true")
        .containsEntry("answers:unread", "0")
        .containsEntry("authored:days", "2.0417")
        .containsEntry("measured.time:days", "-0.2500")
        .containsEntry("measured.value", "39.2")
        .containsEntry("measured.value:unit", "Cel")
        .containsEntry("measured.kind", "8331-1")
        .containsEntry("measured.kind:display", "Oral temperature")
        .containsEntry("measured.kind:system", "http://loinc.org")
        .containsEntry("measured.pulse", "-5")
        .containsEntry("measured.good", "false")
        .containsEntry("measured.why", "")
        .containsEntry("measured.why:other", "true");
  }

  @Test
  void ageIsThatAtTheIndexTimeWhereItHappened() {
    assertThat(row(full()).get("who.born:age")).isEqualTo("73");
    var born = group("who", answered("who.born", new DateType("1950-03-01")));
    assertThat(row(with(born)).get("who.born:age")).isEqualTo("74");
  }

  @ParameterizedTest
  @CsvSource({"1934-03-02,89", "1934-03-01,90", "1914-01-01,90", "2024-03-02,''"})
  void theOldestAreNotToldApart(String born, String age) {
    var who = group("who", answered("who.born", new DateType(born)));
    assertThat(row(with(who)).get("who.born:age")).isEqualTo(age);
  }

  @ParameterizedTest
  @CsvSource({"89,89", "90,90", "104,90"})
  void norAreTheyByAnAgeInYears(int years, String age) {
    var who = group("who", answered("who.years", new IntegerType(years)));
    assertThat(row(with(who)).get("who.years:age")).isEqualTo(age);
  }

  @Test
  void nothingOfAPersonAndNoDateGetsOutUnasked() {
    for (String table : FORM.names()) {
      String csv = csv(table, false, KEY, full());
      assertThat(records(csv)).as(table).isNotEmpty();
      assertThat(csv).doesNotContain("Mustermann", "Erika", "Otto", "2024", "1950", "p1", "r1");
    }
  }

  @Test
  void freeTextIsThereWhereItIsAskedForAndIdentifyingItemsAreNot() {
    String asked = csv("responses", true, KEY, full());
    assertThat(records(asked).get(0).get("remark")).isEqualTo("'@Mustermann, \"Erika\"\nis ill");
    assertThat(asked).doesNotContain("Otto").doesNotContain("Erika Mustermann");
    assertThat(records(csv("ward.drug", true, KEY, full())).get(1).get("ward.drug.note"))
        .isEqualTo("for Erika");
  }

  @Test
  void repetitionsAreRowsWithTheNumbersOfThoseTheyStandIn() {
    List<CSVRecord> drugs = records(csv("ward.drug", false, KEY, full()));
    assertThat(drugs)
        .extracting(row -> row.get("ward:row") + "/" + row.get("ward.drug:row"))
        .containsExactly("1/1", "1/2", "2/1");
    assertThat(drugs).extracting(row -> row.get("ward.drug.dose")).containsExactly("1.50", "", "");
    assertThat(drugs)
        .extracting(row -> row.get("response"))
        .containsOnly(row(full()).get("response"));
  }

  @Test
  void aQuestionThatRepeatsHasARowForEachAnswerWithWhatIsAskedBelowIt() {
    List<CSVRecord> signs = records(csv("signs", false, KEY, full()));
    assertThat(signs).extracting(row -> row.get("signs")).containsExactly("cough", "'=rash");
    assertThat(signs).extracting(row -> row.get("signs.since:days")).containsExactly("", "3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"})
  void noTextIsTakenForAFormula(String text) {
    var site = group("who", answered("who.site", new StringType(text)));
    assertThat(row(with(site)).get("who.site")).isEqualTo("'" + text);
  }

  @Test
  void linesEndAsTheStandardSays() {
    assertThat(csv("responses", false, KEY, full()).split("\r\n", -1)).hasSize(3);
  }

  @Test
  void pseudonymsAreTheSameForTheSameKeyOnly() {
    String patient = row(full()).get("patient");
    assertThat(patient).matches("p[0-9a-f]{32}").isEqualTo(row(begun("2024-01-01")).get("patient"));
    String other =
        records(csv("responses", false, pseudonyms("f".repeat(32)), full())).get(0).get("patient");
    assertThat(other).isNotEqualTo(patient);
    QuestionnaireResponse ofAVersion = full();
    ofAVersion.setSubject(new Reference("Patient/p1/_history/3"));
    assertThat(row(ofAVersion).get("patient")).isEqualTo(patient);
  }

  @Test
  void aPatientWhoIsNotNamedHasNoPseudonym() {
    QuestionnaireResponse response = full();
    response.setSubject(new Reference().setDisplay("Erika Mustermann"));
    assertThat(row(response).get("patient")).isEmpty();
  }

  @Test
  void withoutAnIndexTimeNothingIsCountedAndTheRowSaysSo() {
    QuestionnaireResponse response = full();
    assertThat(response.getItem().remove(0).getLinkId()).isEqualTo("onset");
    CSVRecord row = row(response);
    assertThat(row.get("index:known")).isEqualTo("false");
    assertThat(row.get("measured.time:days")).isEmpty();
    assertThat(row.get("who.born:age")).isEmpty();
    assertThat(row.get("authored:days")).isEmpty();
  }

  @Test
  void aTimeOfADayOnlyIsCountedInWholeDays() {
    var time = answered("measured.time", new DateTimeType("2024-03-02"));
    assertThat(row(with(group("measured", time))).get("measured.time:days")).isEqualTo("1");
  }

  @Test
  void whatTheFormDoesNotKnowIsCountedAndNotShown() {
    QuestionnaireResponse response =
        with(
            answered("other", new StringType("Mustermann")),
            group(
                "measured",
                answered("measured.time", new DateTimeType("2024")),
                answered("measured.value", quantity("39", "Mustermann", "")),
                answered("measured.kind", coded("http://loinc.org", "Mustermann", "")),
                answered("measured.pulse", new StringType("Mustermann")),
                answered("measured.good", new StringType("Mustermann"))),
            answered("remark", new StringType("a"), new StringType("b")));
    assertThat(row(response).get("answers:unread")).isEqualTo("8");
    assertThat(csv("responses", true, KEY, response)).doesNotContain("Mustermann");
  }

  @Test
  void whatMustBeLeftOutIsNotCountedAsUnread() {
    QuestionnaireResponse response =
        with(
            group("family", answered("family.name", new StringType("Mustermann"))),
            group("family", answered("family.name", new StringType("Mustermann"))));
    assertThat(row(response).get("answers:unread")).isEqualTo("0");
  }

  @Test
  void aQuestionThatRepeatsAndIsNotAnsweredHasNoRow() {
    assertThat(records(csv("signs", false, KEY, with(answered("signs"))))).isEmpty();
    assertThat(records(csv("ward", false, KEY, with(group("ward"))))).hasSize(1);
  }

  @Test
  void anAnswerOfAnotherTypeIsNotTheTextOfASite() {
    var site = group("who", answered("who.site", new DateType("1950-03-02")));
    assertThat(row(with(site)).get("who.site")).isEmpty();
    assertThat(row(with(site)).get("answers:unread")).isEqualTo("1");
  }

  @Test
  void aNumberThatIsNoMeasurementIsNotRead() {
    var more = quantity("39", "Cel", "").setComparator(Quantity.QuantityComparator.GREATER_THAN);
    CSVRecord row = row(with(group("measured", answered("measured.value", more))));
    assertThat(row.get("measured.value")).isEmpty();
    assertThat(row.get("answers:unread")).isEqualTo("1");
  }

  @Test
  void anAnswerFromAValueSetHasItsWords() {
    var why = answered("measured.why", coded(REASONS, "known", "Mustermann"));
    assertThat(row(with(group("measured", why))).toMap())
        .containsEntry("measured.why", "known")
        .containsEntry("measured.why:display", "The cause is known")
        .containsEntry("measured.why:other", "false");
  }

  @Test
  void aCodeOfAnotherSystemIsNotTheListedOne() {
    var kind = answered("measured.kind", coded("http://example.org/other", "8331-1", ""));
    assertThat(row(with(group("measured", kind))).get("measured.kind")).isEmpty();
  }

  @Test
  void anAnswerToAnotherVersionIsMarked() {
    QuestionnaireResponse response = full();
    response.setQuestionnaire(response.getQuestionnaire().replaceFirst("\\|.*", "|1999"));
    assertThat(row(response).get("questionnaire:current")).isEqualTo("false");
  }

  @Test
  void aTableThatTheFormDoesNotMakeIsRefused() {
    assertThatThrownBy(() -> csv("family", false, KEY, full()))
        .isInstanceOf(FormNotExportable.class)
        .hasMessageContaining("ward.drug");
  }

  @Test
  void aFormWhoseOptionsAreMissingIsRefused() {
    assertThatThrownBy(
            () -> FormTables.of(FilledForms.form(), canonical -> java.util.Optional.empty()))
        .isInstanceOf(FormNotExportable.class)
        .hasMessageContaining("fever-override-reasons");
  }

  @Test
  void anUnknownMarkLeavesOut() {
    Questionnaire form = FilledForms.form();
    form.getItem()
        .get(0)
        .getItem()
        .get(0)
        .getExtension()
        .get(0)
        .setValue(new org.hl7.fhir.r4.model.CodeType("plainly"));
    FormTables tables = FormTables.of(form, FilledForms::valueSet);
    assertThat(tables.table("responses").orElseThrow().headers(true)).doesNotContain("who.site");
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> pseudonyms("short")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDictionaryTellsOfEachQuestionWhatItMeans() throws IOException {
    StringBuilder out = new StringBuilder();
    new DataDictionary(FORM).write(out);
    List<CSVRecord> lines = records(out.toString());
    assertThat(lines)
        .filteredOn(line -> !line.get("linkId").isEmpty())
        .extracting(line -> line.get("linkId"))
        .contains("who.name", "family.ill", "picture", "ward.drug.dose")
        .doesNotContain("thanks", "ward")
        .hasSize(20);
    assertThat(line(lines, "measured.kind"))
        .containsEntry("text", "Where?")
        .containsEntry("options", "8310-5 = Body temperature | 8331-1 = Oral temperature")
        .containsEntry("source", "F2")
        .containsEntry("type", "choice");
    assertThat(line(lines, "measured.value"))
        .containsEntry("unit", "Cel")
        .containsEntry("source", "F1")
        .containsEntry("columns", "measured.value measured.value:unit");
    assertThat(line(lines, "measured.why")).containsEntry("asked", "measured.good = false");
    assertThat(line(lines, "remark")).containsEntry("asked", "signs is answered");
    assertThat(line(lines, "remark").get("exported")).startsWith("free text");
    assertThat(line(lines, "who.name").get("exported")).startsWith("left out");
    assertThat(line(lines, "family.ill").get("exported")).startsWith("left out");
    assertThat(line(lines, "onset")).containsEntry("required", "true");
    assertThat(line(lines, "signs").get("options")).isEqualTo("cough | =rash");
  }

  @Test
  void theDictionaryNamesEveryColumnOfEveryTable() throws IOException {
    StringBuilder out = new StringBuilder();
    new DataDictionary(FORM).write(out);
    for (Table table : FORM.tables()) {
      assertThat(
              records(out.toString()).stream()
                  .filter(line -> line.get("table").equals(table.name()))
                  .flatMap(line -> List.of(line.get("columns").split(" ")).stream())
                  .filter(name -> !name.isEmpty()))
          .containsExactlyElementsOf(table.headers(true))
          .isNotEmpty();
    }
  }

  private static java.util.Map<String, String> line(List<CSVRecord> lines, String linkId) {
    return lines.stream()
        .filter(line -> line.get("linkId").equals(linkId))
        .findFirst()
        .orElseThrow()
        .toMap();
  }
}
