package org.mcsguideline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkReplayTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int TIMES = 2;

  @TempDir private static Path shared;
  private static Path input;
  private static Path local;

  @TempDir private Path folder;

  @BeforeAll
  static void replaysOnOneMachine() throws IOException {
    input = Files.createDirectory(shared.resolve("in"));
    local = shared.resolve("local");
    Hospital hospital = new Hospital(input, TIMES);
    hospital.write();
    hospital.write("d.ndjson", "{\"resourceType\":\"Observation\",\n\n{\"id\":\"x\"}\n");
    hospital.write("e.ndjson", "{\"resourceType\":\"Location\",\"id\":\"ward\"}\n");
    hospital.write("f.ndjson.gz", "{\"resourceType\":\"Location\",\"id\":\"bed\"}\n");
    byte[] whole = Files.readAllBytes(input.resolve("f.ndjson.gz"));
    Files.write(input.resolve("f.ndjson.gz"), Arrays.copyOf(whole, whole.length - 9));
    try (LocalRun run = new LocalRun(List.of("--input", "" + input, "--out", "" + local))) {
      run.run();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "13"})
  void givesTheAccountsOfTheRunOnOneMachine(String partitions) throws IOException {
    Path out = folder.resolve("out");

    assertThat(run("--input", "" + input, "--out", "" + out, "--partitions", partitions))
        .startsWith("0 The accounts are in ");

    List<String> accounts = lines(out.resolve("accounts"));
    assertThat(accounts).hasSize(Hospital.patients(TIMES)).anyMatch(SparkReplayTest::hasCard);
    assertThat(accounts).containsExactlyInAnyOrderElementsOf(LocalRun.accounts(local));
    assertThat(parts(out.resolve("accounts"))).hasSize(Integer.parseInt(partitions));
  }

  @Test
  void tellsOfWhatCouldNotBeRead() throws IOException {
    Path out = folder.resolve("out");

    assertThat(run("--input", "" + input, "--out", "" + out))
        .contains("3 lines or files could not be used");

    List<String> problems = new ArrayList<>();
    for (String line : lines(out.resolve("problems"))) {
      JsonNode problem = MAPPER.readTree(line);
      problems.add(
          Stream.of("file", "line", "why")
              .map(name -> problem.path(name).asText())
              .reduce((one, other) -> one + "," + other)
              .orElseThrow());
    }
    List<String> onOneMachine = Files.readAllLines(local.resolve("input-problems.csv"));
    assertThat(problems)
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(onOneMachine.subList(1, onOneMachine.size()));
    assertThat(MAPPER.readTree(out.resolve("reading.json").toFile()))
        .isEqualTo(MAPPER.readTree(local.resolve("reading.json").toFile()));
  }

  @Test
  void takesTheOptionsOfTheReplayToWhereItRuns() throws IOException {
    Path profile = Files.writeString(folder.resolve("profile.json"), "{ no profile");
    Path out = folder.resolve("out");

    assertThat(run("--input", "" + input, "--out", "" + out, "--profile", "" + profile))
        .startsWith("2 ");
    assertThat(run("--input", "" + input, "--out", "" + out, "--service", "none"))
        .startsWith("2 none is no service");
    assertThat(out).doesNotExist();
    assertThat(run("--input", "" + input, "--out", "" + out, "--hourly")).startsWith("0 ");
    assertThat(lines(out.resolve("accounts")))
        .hasSize(Hospital.patients(TIMES))
        .doesNotContainAnyElementsOf(LocalRun.accounts(local));
  }

  @Test
  void beginsNothingWithoutDataOrOverOlderData() throws IOException {
    String missing = "" + folder.resolve("missing");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(run("--input", missing, "--out", "" + folder.resolve("a")))
        .startsWith("2 " + missing + " is not there");
    assertThat(run("--input", "" + input, "--out", "" + empty))
        .startsWith("2 " + empty + " is there already");
    Files.writeString(empty.resolve("a.txt"), "no data");
    assertThat(run("--input", "" + empty, "--out", "" + folder.resolve("b")))
        .startsWith("2 " + empty + " holds no file of FHIR JSON");
    assertThat(run("--out", "x")).startsWith("2 --input is missing");
    assertThat(run("--input", "x", "--out", "y", "--partitions", "0"))
        .startsWith("2 --partitions takes a whole number");
  }

  /** The exit code and what is said. */
  private static String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = new SparkReplay(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)).run();
    return code + " " + out.toString(StandardCharsets.UTF_8);
  }

  private static boolean hasCard(String account) {
    return account.contains("\"action\":");
  }

  private static List<Path> parts(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.filter(file -> String.valueOf(file.getFileName()).startsWith("part-")).toList();
    }
  }

  private static List<String> lines(Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path part : parts(out)) {
      lines.addAll(Files.readAllLines(part));
    }
    return lines;
  }
}
