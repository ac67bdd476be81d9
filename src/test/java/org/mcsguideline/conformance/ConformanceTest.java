package org.mcsguideline.conformance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every requirement has a test that cites it or a reason; the table is target/conformance.md. */
class ConformanceTest {

  private static final Path TABLE = Path.of("target", "conformance.md");

  private static final List<Requirement> REQUIREMENTS = Requirement.all();
  private static final Map<String, Set<String>> TESTS = TaggedTests.byRequirement();

  @BeforeAll
  static void writeTable() throws IOException {
    String rows =
        REQUIREMENTS.stream()
            .map(
                requirement ->
                    "| %s | %s | %s | %s |"
                        .formatted(
                            requirement.id(),
                            requirement.level(),
                            requirement.words().replace("|", "\\|"),
                            shownBy(requirement)))
            .collect(joining("\n"));
    Path unused =
        Files.writeString(
            TABLE,
            "# Requirements and the tests that show them\n\n"
                + "| Id | Level | Requirement | Shown by |\n| --- | --- | --- | --- |\n"
                + rows
                + "\n");
  }

  private static String shownBy(Requirement requirement) {
    Set<String> tests = TESTS.getOrDefault(requirement.id(), Set.of());
    return tests.isEmpty()
        ? "No test: " + requirement.withoutTest()
        : tests.stream().map(name -> "`" + name + "`").collect(joining("<br>"));
  }

  @Test
  void everyRequirementHasATestOrAReason() {
    assertThat(REQUIREMENTS).hasSizeGreaterThan(80);
    assertThat(REQUIREMENTS)
        .filteredOn(requirement -> !TESTS.containsKey(requirement.id()))
        .filteredOn(requirement -> requirement.withoutTest().isEmpty())
        .extracting(Requirement::id)
        .as("requirements that no test cites and that give no reason")
        .isEmpty();
  }

  @Test
  void aRequirementWithATestGivesNoReasonForHavingNone() {
    assertThat(REQUIREMENTS)
        .filteredOn(requirement -> TESTS.containsKey(requirement.id()))
        .allSatisfy(
            requirement -> assertThat(requirement.withoutTest()).as(requirement.id()).isEmpty());
  }

  @Test
  void testsCiteRequirementsThatExist() {
    assertThat(REQUIREMENTS).extracting(Requirement::id).containsAll(TESTS.keySet());
  }
}
