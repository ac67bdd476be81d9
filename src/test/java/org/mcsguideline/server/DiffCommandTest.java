package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.tiny.TinyGuideline;

/** Two versions of the tiny guideline, and the patients whose advice differs. */
class DiffCommandTest {

  private static final String CALL =
      "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
          + "{'userId':'Practitioner/1','patientId':'p1','draftOrders':{'resourceType':'Bundle'}},"
          + "'extension':{'org.mcsguideline.decision-time':'2024-03-01T10:00:00Z'},"
          + "'prefetch':{'patient':%s,'notes':%s,'temperatures':%s}}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private int edits;
  private Path patients;
  private Path old;

  @BeforeEach
  void write() throws IOException {
    patients = Files.createDirectory(folder.resolve("patients"));
    old = Files.copy(TinyGuideline.file(), folder.resolve("old.json"));
    call("warm.json", "38.2");
    call("hot.json", "39");
    call("burning.json", "40");
    assertThat(
            Files.writeString(
                patients.resolve("record.json"),
                json(bundle(PATIENT, temperature("o1", "p1", "39"))).toString()))
        .exists();
  }

  private void call(String name, String value) throws IOException {
    String call = CALL.formatted(PATIENT, bundle(), bundle(temperature("o1", "p1", value)));
    assertThat(Files.writeString(patients.resolve(name), json(call).toString())).exists();
  }

  private OptionalInt run(String location, String... arguments) {
    return new SiteCommands(
            Stream.concat(
                    Stream.of("--mcs.knowledge.location=" + location, "--diff=" + old),
                    Stream.of(arguments))
                .toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8))
        .run();
  }

  private String edited(String file, String before, String after) throws IOException {
    Path copy = folder.resolve("sources" + edits++);
    TinyGuideline.copyTo(copy);
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(before);
    assertThat(Files.writeString(copy.resolve(file), text.replace(before, after))).exists();
    Path now = folder.resolve("new.json");
    FhirJson.MAPPER.writeValue(now.toFile(), TinyGuideline.assemble(copy));
    return now.toUri().toString();
  }

  private String withAnotherLimit() throws IOException {
    return edited(
        "fhir-resources/parameters/fever-site-profile.json", "\"value\": 38.5", "\"value\": 39.5");
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysThatNothingHasChanged() {
    assertThat(run(old.toUri().toString(), "--diff-patients=" + patients, time())).hasValue(0);
    assertThat(printed()).contains("Nothing has changed.", "Advice changes in 0 of 4 calls.");
  }

  private static String time() {
    return "--diff-time=2024-03-01T10:00:00Z";
  }

  @Test
  void namesThePatientsWhoseAdviceAThresholdChanges() throws IOException {
    Path report = folder.resolve("report.json");
    assertThat(
            run(
                withAnotherLimit(),
                "--diff-patients=" + patients,
                time(),
                "--diff-report=" + report))
        .hasValue(1);
    assertThat(printed())
        .contains("Thresholds (1)", "- 38.5", "+ 39.5", "Advice changes in 2 of 4 calls.")
        .contains(
            "  hot.json, fever-review\n"
                + "    fever-rec: no outcome; cards: fever -> no outcome; cards: none")
        .contains("  record.json, fever-review")
        .doesNotContain("warm.json", "burning.json", "Logic", "Sentences", "Codes");
    JsonNode json = FhirJson.MAPPER.readTree(report.toFile());
    assertThat(json.at("/changes/0/kind").asText()).isEqualTo("threshold");
    assertThat(json.at("/advice/0/file").asText()).isEqualTo("hot.json");
    assertThat(json.at("/advice/0/texts/0/before").asText()).contains("Temperature is 39 Cel");
    assertThat(json.at("/advice/0/texts/0/after").isNull()).isTrue();
  }

  @Test
  void namesTheCardsThatASentenceChangesAndPrintsNoValue() throws IOException {
    String now = edited("cql/Fever.cql", "'Temperature is '", "'The temperature is '");
    assertThat(run(now, "--diff-patients=" + patients, time())).hasValue(1);
    assertThat(printed())
        .contains("Sentences (1)", "Advice changes in 3 of 4 calls.", "other text: fever-rec fever")
        .doesNotContain("39 Cel", "Logic");
  }

  @Test
  void namesThePatientsWhoseAdviceALogicOrACodeChanges() throws IOException {
    String now = edited("cql/Fever.cql", "(\"Newest Value\") > \"", "(\"Newest Value\") >= \"");
    call("limit.json", "38.5");
    assertThat(run(now, "--diff-patients=" + patients, time())).hasValue(1);
    assertThat(printed())
        .contains("Logic (1)", "Fever.\"Fever Is Present\"", "Advice changes in 1 of 5 calls.")
        .contains("limit.json, fever-review");
  }

  @Test
  void failsOnlyOnWhatItIsAskedTo() throws IOException {
    String now =
        edited("fhir-resources/plandefinition/fever-review.json", "Looks at the", "Reads the");
    assertThat(run(now, "--diff-patients=" + patients, time(), "--diff-fail-on=advice"))
        .hasValue(0);
    assertThat(run(now, "--diff-fail-on=anything")).hasValue(1);
    assertThat(
            run(withAnotherLimit(), "--diff-patients=" + patients, time(), "--diff-fail-on=advice"))
        .hasValue(1);
    assertThat(run(withAnotherLimit(), "--diff-fail-on=nothing")).hasValue(0);
  }

  @Test
  void comparesAtTheSitesOwnChoices() throws IOException {
    Path profile =
        Files.writeString(
            folder.resolve("site.json"),
            json("{'resourceType':'Parameters','parameter':[{'name':'Fever Limit','valueQuantity':"
                    + "{'value':38,'system':'http://unitsofmeasure.org','code':'Cel'}}]}")
                .toString());
    assertThat(
            run(
                withAnotherLimit(),
                "--diff-patients=" + patients,
                time(),
                "--mcs.site.profile=" + profile))
        .hasValue(1);
    assertThat(printed()).contains("Thresholds (1)", "Advice changes in 0 of 4 calls.");
  }

  @Test
  void refusesWhatItCannotUse() throws IOException {
    String now = withAnotherLimit();
    assertThat(run(now, "--diff-patients=" + patients)).hasValue(2);
    assertThat(printed()).contains("record.json does not say at which time to decide.");
    assertThat(run(now, "--diff-time=noon")).hasValue(2);
    assertThat(run(now, "--diff-fail-on=doubt")).hasValue(2);
    assertThat(run(now, "--diff-patients=" + folder.resolve("absent"))).hasValue(2);
    assertThat(Files.writeString(patients.resolve("odd.json"), "{\"Secret\" x")).exists();
    assertThat(run(now, "--diff-patients=" + patients, time())).hasValue(2);
    assertThat(Files.writeString(patients.resolve("odd.json"), "{\"Secret\":1}")).exists();
    assertThat(run(now, "--diff-patients=" + patients, time())).hasValue(2);
    old = folder.resolve("absent.json");
    assertThat(run(now)).hasValue(2);
    assertThat(printed())
        .contains(
            "takes a time with offset",
            "--diff-fail-on takes anything, advice or nothing.",
            "absent is no folder",
            "odd.json is no JSON, in line 1",
            "odd.json is neither a hook request nor a bundle",
            "cannot be opened")
        .doesNotContain("Secret");
  }
}
