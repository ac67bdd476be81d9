package org.mcsguideline.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.diff.Change.Kind;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.tiny.TinyGuideline;

/** Each edit of the tiny guideline is found as what it is, and nothing else is. */
class GuidelineDiffTest {

  private static final List<String> REACHED_BY_THE_LIMIT =
      List.of(
          "Fever.\"Fever Is Present\"",
          "Fever.\"Temperature Board\"",
          "Fever.\"Temperature Plan\"");

  private static final String CQL = "cql/Fever.cql";

  private static GuidelineVersion original;

  @TempDir private Path copy;

  @BeforeAll
  static void read() throws IOException {
    original = version(TinyGuideline.SOURCES);
  }

  private static GuidelineVersion version(Path sources) throws IOException {
    return GuidelineVersion.read(
        FhirJson.MAPPER.writeValueAsBytes(TinyGuideline.assemble(sources)), "tiny");
  }

  private List<Change> afterEdit(String file, String before, String after) throws IOException {
    TinyGuideline.copyTo(copy);
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(before);
    assertThat(Files.writeString(copy.resolve(file), text.replace(before, after))).exists();
    return GuidelineDiff.of(original, version(copy));
  }

  @Test
  void findsNothingInTheSameGuideline() {
    assertThat(original.resources()).hasSizeGreaterThan(5);
    assertThat(GuidelineDiff.of(original, original)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          fever-site-profile  | "value": 38.5            | "value": 39.5         | THRESHOLD | Parameters/fever-site-profile parameter[Fever Limit].valueQuantity.value | 38.5 | 39.5
          fever-rec           | The temperature is high  | The temperature is up | SENTENCE  | PlanDefinition/fever-rec action[fever].title | The temperature is high | The temperature is up
          fever-rec           | "priority": "urgent"     | "priority": "routine" | LOGIC     | PlanDefinition/fever-rec action[fever].priority | urgent | routine
          fever-rec           | "text": "strong"         | "text": "weak"        | SENTENCE  | PlanDefinition/fever-rec action[fever].extension[cqf-strengthOfRecommendation].valueCodeableConcept.text | strong | weak
          """)
  void findsWhatAResourceSays(
      String name, String before, String after, Kind kind, String where, String was, String is)
      throws IOException {
    String folder = name.endsWith("profile") ? "parameters" : "plandefinition";
    assertThat(afterEdit("fhir-resources/" + folder + "/" + name + ".json", before, after))
        .containsExactly(
            new Change(
                kind, where, was, is, kind == Kind.THRESHOLD ? REACHED_BY_THE_LIMIT : List.of()));
  }

  @Test
  void findsANumberAndWhatItReaches() throws IOException {
    assertThat(afterEdit(CQL, "default 38.0 'Cel'", "default 38.4 'Cel'"))
        .containsExactly(
            new Change(
                Kind.THRESHOLD,
                "Fever.\"Fever Limit\"",
                "38.0 Cel",
                "38.4 Cel",
                REACHED_BY_THE_LIMIT));
  }

  @Test
  void findsADefineAndWhatItReaches() throws IOException {
    assertThat(afterEdit(CQL, "\"Newest Value\" is not null", "\"Newest Temperature\" is not null"))
        .containsExactly(
            new Change(
                Kind.LOGIC,
                "Fever.\"Fever Is Known\"",
                "define",
                "define",
                List.of("Fever.\"Fever Cannot Be Told\"", "Fever.\"Temperature Plan\"")));
  }

  @Test
  void takesACodeInAComparisonForLogic() throws IOException {
    assertThat(afterEdit(CQL, "R.status = 'draft'", "R.status = 'on-hold'"))
        .extracting(Change::kind, Change::where)
        .containsExactly(tuple(Kind.LOGIC, "Fever.\"Draft Is Present\""));
  }

  @Test
  void findsWordsOfTheLogic() throws IOException {
    assertThat(afterEdit(CQL, "'Temperature is '", "'The temperature is '"))
        .containsExactly(
            new Change(
                Kind.SENTENCE,
                "Fever.\"Fever Title\"",
                "Temperature is ",
                "The temperature is ",
                List.of()));
  }

  @Test
  void ignoresHowTheLogicIsLaidOut() throws IOException {
    List<Change> changes =
        afterEdit(
            CQL, "define \"Fever Is Known\":", "// About knowledge.\n\ndefine \"Fever Is Known\":");
    assertThat(changes).extracting(Change::kind).containsExactly(Kind.OTHER);
  }

  @Test
  void findsACodeAndWhatLooksForIt() throws IOException {
    List<Change> changes =
        afterEdit(
            "fhir-resources/valueset/fever-body-temperature.json",
            """
            ,
                      {
                        "code": "8331-1",
                        "display": "Oral temperature"
                      }""",
            "");
    assertThat(changes).hasSize(1);
    Change change = changes.get(0);
    assertThat(change.kind()).isEqualTo(Kind.CODE);
    assertThat(change.before()).isEqualTo("http://loinc.org|8331-1 Oral temperature");
    assertThat(change.after()).isNull();
    assertThat(change.reaches()).contains("Fever.\"Temperatures\"", "Fever.\"Fever Is Present\"");
  }

  @Test
  void findsWhatIsNewAndWhatIsGone() throws IOException {
    List<Change> changes =
        afterEdit(
            CQL,
            "define \"Fever Is Known\":",
            "define \"Cold Text\":\n  'It is cold'\n\ndefine \"Fever Is Known\":");
    assertThat(changes)
        .containsExactly(new Change(Kind.LOGIC, "Fever.\"Cold Text\"", null, "define", List.of()));
    List<Change> back = new ArrayList<>(GuidelineDiff.of(version(copy), original));
    assertThat(back)
        .containsExactly(new Change(Kind.LOGIC, "Fever.\"Cold Text\"", "define", null, List.of()));
  }

  /** As an assembled guideline holds a row of its ledger. */
  private static GuidelineVersion withRow(String reason) throws IOException {
    ObjectNode bundle = (ObjectNode) TinyGuideline.bundle();
    ((ArrayNode) bundle.path("entry"))
        .addObject()
        .putObject("resource")
        .put("resourceType", "Basic")
        .put("id", "f1")
        .putArray("extension")
        .addObject()
        .put("url", "http://example.org/StructureDefinition/row")
        .put("valueString", reason);
    ((ObjectNode) bundle.path("identifier")).put("value", ContentHash.of(bundle.path("entry")));
    return GuidelineVersion.read(FhirJson.MAPPER.writeValueAsBytes(bundle), "tiny");
  }

  @Test
  void findsARowOfTheLedger() throws IOException {
    assertThat(GuidelineDiff.of(withRow("Local"), withRow("Of the site")))
        .containsExactly(
            new Change(
                Kind.EVIDENCE,
                "Basic/f1 extension[row].valueString",
                "Local",
                "Of the site",
                List.of()));
    assertThat(GuidelineDiff.of(original, withRow("Local")))
        .containsExactly(new Change(Kind.EVIDENCE, "Basic/f1", null, "f1", List.of()));
  }
}
