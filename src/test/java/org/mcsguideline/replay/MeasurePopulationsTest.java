package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.tiny.FeverCall;

/** Members of populations at the end of a record; fever lies above 38.5. */
class MeasurePopulationsTest {

  private static final Instant NINE = Instant.parse("2024-03-01T09:00:00Z");
  private static final Instant TEN = Instant.parse("2024-03-01T10:00:00Z");

  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

  private static final String PATIENTS =
      """
{'resourceType': 'Measure', 'id': 'fever',
 'library': ['http://example.org/guides/fever/Library/Fever|1'],
 'group': [
   {'id': 'told', 'population': [
     {'code': {'coding': [{'code': 'denominator'}]}, 'criteria': {'expression': 'Fever Is Known'}},
     {'code': {'coding': [{'code': 'numerator'}]}, 'criteria': {'expression': 'Fever Is Present'}},
     {'code': {'coding': [{'code': 'measure-observation'}]}, 'criteria': {'expression': 'No Such'}}],
    'stratifier': [
     {'id': 'words', 'criteria': {'expression': 'Fever In Words'}}]},
   {'id': 'untold', 'population': [
     {'code': {'coding': [{'code': 'initial-population'}]},
      'criteria': {'expression': 'Fever Cannot Be Told'}}],
    'stratifier': [
     {'id': 'words', 'criteria': {'expression': 'Fever In Words'}}]},
   {'id': 'unclear', 'population': [
     {'code': {'coding': [{'code': 'initial-population'}]},
      'criteria': {'expression': 'Nobody Knows'}}]}]}
""";

  private static final String ENTRIES =
      """
{'resourceType': 'Measure', 'id': 'entries',
 'library': ['http://example.org/guides/fever/Library/Fever'],
 'extension': [{
   'url': 'http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-populationBasis',
   'valueCode': 'Observation'}],
 'group': [{'id': 'all', 'population': [
   {'code': {'coding': [{'code': 'initial-population'}]},
    'criteria': {'expression': 'Temperatures'}}],
  'stratifier': [
   {'id': 'degrees', 'component': [{'criteria': {'expression': 'Degrees Of'}}]},
   {'id': 'two', 'component': [
     {'criteria': {'expression': 'Degrees Of'}}, {'criteria': {'expression': 'Degrees Of'}}]}]}]}
""";

  private static final String MORE_LOGIC =
      """

define "Nobody Knows":
  null as Boolean

define "Fever In Words":
  if "Fever Cannot Be Told" then null as String else if "Fever Is Present" then 'hot' else 'not hot'

define function "Degrees Of"(entry FHIR.Observation):
  ToString(Truncate((entry.value as FHIR.Quantity).value.value)) + ' / about'
""";

  @TempDir private static Path folder;
  private static GuidelineEvaluation evaluation;

  @BeforeAll
  static void assemble() throws IOException {
    FeverRecord.copy(folder, logic -> logic + MORE_LOGIC, "Nobody Knows", "Fever In Words");
    evaluation = new GuidelineEvaluation(FeverRecord.assembled(folder), FhirContext.forR4Cached());
  }

  private static MeasurePopulations.Members members(FeverRecord record, String... measures) {
    List<JsonNode> all = List.of(measures).stream().map(FeverCall::json).toList();
    return new MeasurePopulations(evaluation, new PatientDataReader(FhirContext.forR4Cached()), all)
        .of(record.course());
  }

  @ParameterizedTest
  @CsvSource({"38.4,0,not hot", "38.5,0,not hot", "38.6,1,hot"})
  void countsWhoLiesAboveTheLimit(String value, long feverish, String words) {
    MeasurePopulations.Members members =
        members(FeverRecord.empty().temperature(NINE, value).until(NOON), PATIENTS);
    assertThat(members.counts())
        .containsEntry("fever/told/denominator", 1L)
        .doesNotContainKeys("fever/untold/initial-population", "fever/told/measure-observation");
    assertThat(members.counts().getOrDefault("fever/told/numerator", 0L)).isEqualTo(feverish);
    assertThat(members.strata())
        .containsEntry("fever/told/denominator/words", Map.of(words, 1L))
        .hasSize(1 + (int) feverish);
  }

  @Test
  void whatIsNotKnownIsCountedApart() {
    MeasurePopulations.Members members =
        members(FeverRecord.empty().withoutValue(NINE).until(NOON), PATIENTS);
    assertThat(members.counts()).isEqualTo(Map.of("fever/untold/initial-population", 1L));
    assertThat(members.strata())
        .isEqualTo(Map.of("fever/untold/initial-population/words", Map.of("", 1L)));
  }

  @Test
  void theEndOfTheRecordCounts() {
    FeverRecord record =
        FeverRecord.empty().temperature(NINE, "39").temperature(TEN, "37").until(NOON);
    assertThat(members(record, PATIENTS).counts()).isEqualTo(Map.of("fever/told/denominator", 1L));
  }

  @Test
  void membersOfAListCountEachAndStandInAStratumEach() {
    FeverRecord record =
        FeverRecord.empty()
            .temperature(NINE, "39.2")
            .temperature(TEN, "39.8")
            .temperature(TEN.plusSeconds(1), "37")
            .withoutValue(TEN.plusSeconds(2))
            .until(NOON);
    MeasurePopulations.Members members = members(record, ENTRIES);
    assertThat(members.counts()).isEqualTo(Map.of("entries/all/initial-population", 4L));
    assertThat(members.strata())
        .isEqualTo(
            Map.of(
                "entries/all/initial-population/degrees",
                Map.of("39 / about", 2L, "37 / about", 1L, "", 1L)));
  }

  @Test
  void manyEntriesAreMoreThanAPage() {
    FeverRecord record = FeverRecord.empty().until(NOON);
    for (int i = 0; i < 1001; i++) {
      record = record.temperature(NINE.plusSeconds(i), "37");
    }
    assertThat(members(record, ENTRIES).counts())
        .isEqualTo(Map.of("entries/all/initial-population", 1001L));
  }

  @Test
  void withoutMeasuresOrWithoutAnyTimeNothingIsCounted() {
    FeverRecord record = FeverRecord.empty().temperature(NINE, "39");
    assertThat(members(record)).isEqualTo(MeasurePopulations.Members.NONE);
    assertThat(members(FeverRecord.empty(), PATIENTS, ENTRIES))
        .isEqualTo(MeasurePopulations.Members.NONE);
  }
}
