package org.mcsguideline.export;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms of the guideline itself, as built, can be exported without naming anybody. */
class GuidelineFormsTest {

  /** Texts that are exported unasked: they tell nobody apart. */
  private static final List<String> HARMLESS_TEXTS = List.of("identity.site");

  private static final String MARK = "http://fhir.org/guides/mcs-after-rosc" + Treatment.MARK;

  private static final List<Resource> KNOWLEDGE = knowledge();

  private static List<Resource> knowledge() {
    try {
      return FhirContext.forR4Cached()
          .newJsonParser()
          .parseResource(
              Bundle.class, Files.readString(Path.of("target/classes/knowledge/bundle.json")))
          .getEntry()
          .stream()
          .map(Bundle.BundleEntryComponent::getResource)
          .toList();
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }

  static Stream<Questionnaire> forms() {
    return KNOWLEDGE.stream()
        .filter(Questionnaire.class::isInstance)
        .map(Questionnaire.class::cast);
  }

  /** Those that say how they are exported; of the others dates and names of people stay inside. */
  static Stream<Questionnaire> markedForms() {
    return forms()
        .filter(
            form ->
                FormTables.of(form, GuidelineFormsTest::valueSet).tables().stream()
                    .flatMap(table -> table.columns().stream())
                    .anyMatch(column -> column.item().hasExtension(MARK)));
  }

  private static Optional<ValueSet> valueSet(String canonical) {
    return KNOWLEDGE.stream()
        .filter(ValueSet.class::isInstance)
        .map(ValueSet.class::cast)
        .filter(valueSet -> valueSet.getUrl().equals(canonical.replaceFirst("\\|.*", "")))
        .findFirst();
  }

  private static List<CSVRecord> dictionary(Questionnaire form) throws IOException {
    StringBuilder out = new StringBuilder();
    new DataDictionary(FormTables.of(form, GuidelineFormsTest::valueSet)).write(out);
    return FilledForms.records(out.toString()).stream()
        .filter(line -> !line.get("linkId").isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("markedForms")
  void aFormHasATimeFromWhichItsDaysAreCounted(Questionnaire form) {
    assertThat(FormTables.of(form, GuidelineFormsTest::valueSet).indexTime()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noTextIsExportedUnaskedButWhatTellsNobodyApart(Questionnaire form) throws IOException {
    assertThat(dictionary(form))
        .filteredOn(line -> List.of("string", "text", "url").contains(line.get("type")))
        .isNotEmpty()
        .filteredOn(line -> line.get("exported").equals(Treatment.VALUE.words()))
        .allMatch(line -> HARMLESS_TEXTS.contains(line.get("linkId")));
  }

  @ParameterizedTest
  @MethodSource("markedForms")
  void whoDecidedOrJudgedIsNeverExported(Questionnaire form) throws IOException {
    assertThat(dictionary(form))
        .filteredOn(line -> line.get("linkId").matches(".*(maker|makers|adjudicator|assessor|-by)"))
        .isNotEmpty()
        .allMatch(line -> line.get("exported").equals(Treatment.LEFT_OUT.words()));
  }
}
