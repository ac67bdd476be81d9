package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.VignetteRecord;
import org.mcsguideline.vignettes.Vignettes;

/** The packaged replay, killed again and again while it works. */
class KilledReplayIT {

  private static final long SEED = 20240301;

  /** Each vignette is as many patients as this. */
  private static final int COPIES = 2;

  private static final int KILLS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final IParser JSON = FhirContext.forR4Cached().newJsonParser();

  @TempDir private static Path folder;

  private static final Random RANDOM = new Random(SEED);
  private static final Set<String> PATIENTS = new TreeSet<>();

  /** Of a run that is never killed. */
  private static Path whole = Path.of("");

  private static Map<String, String> expected = Map.of();

  @BeforeAll
  static void runWithoutAKill() throws IOException, InterruptedException {
    writeInput();
    whole = folder.resolve("whole");
    String unused = finish(whole);
    expected = files(whole);
    assertThat(expected)
        .containsKeys("report.html", "cards.csv", "journal.ndjson")
        .containsKey("measure-reports/mcs-m01-routine-use.json");
    assertThat(expected.getOrDefault("input-problems.csv", "").lines()).hasSize(2);
    assertThat(expected.getOrDefault("cards-by-patient.csv", "").lines())
        .hasSizeGreaterThan(PATIENTS.size() / 2);
  }

  /** Lines of all patients, mixed, in a plain file and in a compressed one. */
  private static void writeInput() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      for (Vignette vignette : Vignettes.all()) {
        String patient = "copy" + copy + "-" + vignette.patientId();
        PATIENTS.add(patient);
        VignetteRecord.of(vignette, patient)
            .resources()
            .forEach(resource -> lines.add(JSON.encodeResourceToString(resource)));
      }
    }
    Collections.shuffle(lines, RANDOM);
    lines.add(RANDOM.nextInt(lines.size() / 2), "{\"resourceType\":");
    Path input = Files.createDirectory(folder.resolve("input"));
    try (Writer plain = Files.newBufferedWriter(input.resolve("plain.ndjson"));
        OutputStream file = Files.newOutputStream(input.resolve("packed.ndjson.gz"));
        Writer packed =
            new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(file), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines.size(); i++) {
        (i < lines.size() / 2 ? plain : packed).write(lines.get(i) + "\n");
      }
    }
  }

  private static Process start(Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx700m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Node.packaged().toString(),
            "replay",
            "--input=" + folder.resolve("input"),
            "--out=" + out,
            "--threads=2")
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log(out).toFile()))
        .start();
  }

  private static Path log(Path out) {
    return out.resolveSibling(out.getFileName() + ".log");
  }

  /** Runs to the end, and says what the process printed last. */
  private static String finish(Path out) throws IOException, InterruptedException {
    Process process = start(out);
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log(out))).isZero();
      return Files.readString(log(out));
    } finally {
      process.destroyForcibly();
    }
  }

  /** Starts it, and kills it a little after the moment; it must not have ended by itself. */
  private static void killAt(Path out, BooleanSupplier moment)
      throws IOException, InterruptedException {
    Process process = start(out);
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (process.isAlive() && !moment.getAsBoolean() && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      Thread.sleep(RANDOM.nextInt(20));
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log(out))).isEqualTo(128 + 9);
  }

  private static byte[] journal(Path out) {
    try {
      return Files.readAllBytes(out.resolve("journal.ndjson"));
    } catch (IOException notYet) {
      return new byte[0];
    }
  }

  /** Lines after the first, which says what is replayed; what a kill left of a line is none. */
  private static int patientsIn(Path out) {
    int lines = 0;
    for (byte one : journal(out)) {
      lines += one == '\n' ? 1 : 0;
    }
    return Math.max(lines - 1, 0);
  }

  /** What is left when the disk had taken no more than a part of the last line. */
  private static void tearLastLine(Path out) throws IOException {
    byte[] journal = journal(out);
    int begin = journal.length - 1;
    while (journal[begin - 1] != '\n') {
      begin--;
    }
    int cut = begin + 1 + RANDOM.nextInt(journal.length - begin - 1);
    assertThat(Files.write(out.resolve("journal.ndjson"), Arrays.copyOf(journal, cut))).exists();
  }

  private static Map<String, String> files(Path out) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void endsLikeOneThatWasNeverKilled() throws IOException, InterruptedException {
    Path killed = folder.resolve("killed");
    killAt(killed, () -> Files.exists(killed.resolve("work")));
    List<Integer> answered = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      int before = patientsIn(killed);
      int after = before + 1 + RANDOM.nextInt(PATIENTS.size() / (KILLS + 2));
      killAt(killed, () -> patientsIn(killed) >= after);
      assertThat(patientsIn(killed)).isGreaterThan(before).isLessThan(PATIENTS.size());
      assertThat(killed.resolve("report.html")).doesNotExist();
      if (kill == 2) {
        tearLastLine(killed);
      }
      answered.add(patientsIn(killed));
    }
    assertThat(finish(killed))
        .as("patients when it was killed: %s", answered)
        .contains(
            "%d patients, %d of them now"
                .formatted(PATIENTS.size(), PATIENTS.size() - answered.get(KILLS - 1)));
    List<String> patients = new ArrayList<>();
    Journal.read(killed.resolve("journal.ndjson"), account -> patients.add(account.patient()));
    assertThat(patients).containsExactlyInAnyOrderElementsOf(PATIENTS);
    assertThat(files(killed)).isEqualTo(expected);
  }

  /** The command once more reads the input once more; half of it must not pass for the whole. */
  @Test
  void anEndedRunThatIsKilledWhileItReadsAgainStaysWhole()
      throws IOException, InterruptedException {
    killAt(whole, () -> Files.exists(whole.resolve("work")));
    String unused = finish(whole);
    assertThat(files(whole)).isEqualTo(expected);
  }
}
