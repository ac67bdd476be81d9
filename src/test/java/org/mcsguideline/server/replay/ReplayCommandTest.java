package org.mcsguideline.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.tiny.TinyGuideline;

/** Replays of the tiny guideline, whose service is called when an order is signed. */
class ReplayCommandTest {

  private static final String LATER = "2024-03-01T12:00:00Z";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private Path input;
  private Path out;

  @BeforeEach
  void choose() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    out = folder.resolve("out");
  }

  private static String patient(String id) {
    return "{'resourceType':'Patient','id':'%s'}".formatted(id);
  }

  private static String temperature(String patient, String value, String issued) {
    return ("{'resourceType':'Observation','id':'o-%s','status':'final','code':{'coding':[{'system':"
            + "'http://loinc.org','code':'8310-5'}]},'subject':{'reference':'Patient/%s'},"
            + "'effectiveDateTime':'2024-03-01T09:00:00Z','issued':'%s','valueQuantity':{'value':%s,"
            + "'unit':'Cel','system':'http://unitsofmeasure.org','code':'Cel'}}")
        .formatted(patient, patient, issued, value);
  }

  private static String order(String patient, String time) {
    return ("{'resourceType':'ServiceRequest','id':'s-%s-%s','status':'completed','intent':'order',"
            + "'subject':{'reference':'Patient/%s'},'authoredOn':'%s'}")
        .formatted(patient, time.substring(11, 13), patient, time);
  }

  private void write(String name, String... lines) throws IOException {
    String text = String.join("\n", lines).replace('\'', '"') + "\n";
    assertThat(Files.writeString(input.resolve(name), text)).exists();
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--input=" + input,
                "--out=" + out,
                "--knowledge=" + TinyGuideline.file(),
                "--service=fever-review"));
    arguments.addAll(Arrays.asList(more));
    return new ReplayCommand(
            arguments.toArray(String[]::new),
            new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private List<String> rows(String file) throws IOException {
    return Files.readAllLines(out.resolve(file)).stream().skip(1).toList();
  }

  @Test
  void decidesOnNothingThatWasNotKnownYet() throws IOException {
    write(
        "a.ndjson",
        patient("p1"),
        temperature("p1", "39", "2024-03-01T11:00:00Z"),
        order("p1", "2024-03-01T10:00:00Z"),
        order("p1", LATER));
    assertThat(run()).as(printed()).isZero();
    assertThat(rows("cards-by-patient.csv"))
        .satisfiesExactly(
            before ->
                assertThat(before)
                    .startsWith("p1,2024-03-01T10:00:00Z,2024-03-01T10:00:00Z,1,fever-review,")
                    .endsWith(",unknown,info"),
            after ->
                assertThat(after)
                    .startsWith("p1,2024-03-01T12:00:00Z,2024-03-01T12:00:00Z,1,fever-review,")
                    .endsWith(",fever,warning"));
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("The temperature is high", "1 of 1 (100.0 %)");
  }

  private static String patientAndCard(String row) {
    List<String> cells = List.of(row.split(",", -1));
    return cells.get(0) + " " + cells.get(cells.size() - 2);
  }

  @Test
  void bringsMixedPatientsTogether() throws IOException {
    write("a.ndjson", order("p1", LATER), order("p2", LATER), patient("p2"));
    write("b.ndjson", patient("p1"), temperature("p2", "39", LATER));
    String bundle =
        "{'resourceType':'Bundle','type':'transaction','entry':[{'fullUrl':'urn:uuid:77','resource':"
            + "{'resourceType':'Patient','id':'p3'}},{'resource':"
            + temperature("p3", "40", LATER).replace("Patient/p3", "urn:uuid:77")
            + "},{'resource':"
            + order("p3", LATER)
            + "}]}";
    try (GZIPOutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(input.resolve("c.json.gz")))) {
      packed.write(bundle.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
    assertThat(run()).as(printed()).isZero();
    assertThat(rows("cards-by-patient.csv").stream().map(ReplayCommandTest::patientAndCard))
        .containsExactlyInAnyOrder("p1 unknown", "p2 fever", "p3 fever");
    assertThat(printed()).contains("Replayed: 3 patients, 3 of them now");
    assertThat(out.resolve("work")).doesNotExist();
  }

  @Test
  void namesAndSkipsWhatCannotBeRead() throws IOException {
    write(
        "a.ndjson",
        patient("p1"),
        "{'resourceType':'Observation','subject':{'reference':'Patient/SECRET'",
        "",
        "{'noResource':'SECRET'}",
        temperature("p1", "39", LATER),
        order("p1", LATER));
    assertThat(Files.write(input.resolve("b.ndjson.gz"), new byte[] {31, -117, 8, 0, 1})).exists();
    assertThat(run()).as(printed()).isZero();
    assertThat(Files.readAllLines(out.resolve("input-problems.csv")))
        .containsExactly(
            "file,line,why",
            "a.ndjson,2,it is no JSON",
            "a.ndjson,4,it is no FHIR resource",
            "b.ndjson.gz,0,the compressed file is damaged");
    assertThat(rows("cards-by-patient.csv")).hasSize(1);
    assertThat(printed() + Files.readString(out.resolve("report.html")))
        .contains("3 lines or files of the input could not be used")
        .doesNotContain("SECRET");
  }

  private void manyPatients() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(order("p" + i, LATER));
    }
    for (int i = 0; i < 40; i++) {
      lines.add(patient("p" + i));
      lines.add(temperature("p" + i, "" + (36 + i % 5), LATER));
    }
    write("a.ndjson", lines.toArray(String[]::new));
  }

  @Test
  void aRunThatWasKilledEndsLikeOneThatWasNot() throws IOException {
    manyPatients();
    assertThat(run("--threads=1")).as(printed()).isZero();
    byte[] journal = Files.readAllBytes(out.resolve("journal.ndjson"));
    String page = Files.readString(out.resolve("report.html"));
    String cards = Files.readString(out.resolve("cards-by-patient.csv"));
    assertThat(cards.lines().count()).isEqualTo(1 + 16);
    for (int cut : new int[] {0, 10, journal.length / 3, journal.length / 2, journal.length - 1}) {
      Path killed = out.resolve("journal.ndjson");
      assertThat(Files.write(killed, Arrays.copyOf(journal, cut))).exists();
      assertThat(run("--threads=3")).as(printed()).isZero();
      assertThat(Files.readAllBytes(killed)).as("cut at " + cut).isEqualTo(journal);
      assertThat(Files.readString(out.resolve("report.html"))).isEqualTo(page);
      assertThat(Files.readString(out.resolve("cards-by-patient.csv"))).isEqualTo(cards);
    }
    assertThat(printed()).contains("40 patients, 1 of them now");
  }

  @Test
  void recordsWithoutAnyTimeHaveNoMeasureReportAndTheReportSaysSo() throws IOException {
    write("a.ndjson", patient("p1"));
    assertThat(run()).as(printed()).isZero();
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("No record tells of any time", "no MeasureReport");
    assertThat(out.resolve("measure-reports")).doesNotExist();
  }

  @Test
  void keepsAnotherRunsJournal() throws IOException {
    manyPatients();
    assertThat(run()).as(printed()).isZero();
    byte[] journal = Files.readAllBytes(out.resolve("journal.ndjson"));
    assertThat(run("--within-minutes=60")).isEqualTo(2);
    assertThat(printed()).contains("is the journal of another input, guideline or choice");
    assertThat(Files.readAllBytes(out.resolve("journal.ndjson"))).isEqualTo(journal);
  }

  @Test
  void comparesTwoSiteProfilesPatientByPatient() throws IOException {
    manyPatients();
    Path profile = folder.resolve("site.json");
    assertThat(
            Files.writeString(
                profile,
                ("{'resourceType':'Parameters','parameter':[{'name':'Fever Limit','valueQuantity':"
                        + "{'value':39.5,'system':'http://unitsofmeasure.org','code':'Cel'}}]}")
                    .replace('\'', '"')))
        .exists();
    assertThat(run("--compare-profile=" + profile)).as(printed()).isZero();
    assertThat(rows("differences-by-patient.csv")).hasSize(8);
    assertThat(rows("differences-by-patient.csv"))
        .allSatisfy(row -> assertThat(row).contains("card fever", "no card"));
    assertThat(Files.readString(out.resolve("report.html"))).contains("8 of 40 (20.0 %)");
  }

  @Test
  void saysWhatIsWrongWithItsOptions() throws IOException {
    manyPatients();
    assertThat(run("--inptu=x")).isEqualTo(2);
    assertThat(run("--within-minutes=soon")).isEqualTo(2);
    assertThat(run("--service=no-such-service")).isEqualTo(2);
    assertThat(printed())
        .contains("--inptu is no option", "takes a whole number from 0", "no-such-service is no");
    assertThat(Stream.of("cards.csv", "report.html").map(out::resolve))
        .allSatisfy(file -> assertThat(file).doesNotExist());
  }

  @Test
  void isAskedForByItsNameAlone() {
    PrintStream nowhere = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(new ReplayCommand(new String[] {"replay"}, nowhere).isAskedFor()).isTrue();
    assertThat(new ReplayCommand(new String[] {"--server.port=0"}, nowhere).isAskedFor()).isFalse();
    assertThat(new ReplayCommand(new String[] {}, nowhere).isAskedFor()).isFalse();
  }
}
