package org.mcsguideline.materials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No part of the service is older than an advisory wants it, unless somebody has said why. */
@Tag("T-CVE")
class AdvisoriesTest {

  private static final String MINIMUMS =
      "component,minimum,advisories\norg.example:thing,1.10,CVE-1 CVE-2\n";
  private static final String ACCEPTED = "component,version,advisories\n";

  private static List<String> faults(String accepted, Material... materials) throws IOException {
    return new Advisories(
            Advisories.read(new StringReader(MINIMUMS)),
            Advisories.read(new StringReader(ACCEPTED + accepted)))
        .faults(List.of(materials));
  }

  @Test
  void nothingIsOlderThanAnAdvisoryWantsIt() throws IOException {
    List<Material> materials = Material.ofClassPath();
    assertThat(materials).hasSizeGreaterThan(200);
    assertThat(Advisories.kept().faults(materials)).isEmpty();
  }

  @Test
  void everyRowSaysSinceWhenAndWhere() throws IOException {
    Advisories kept = Advisories.kept();
    assertThat(kept.minimums()).hasSizeGreaterThan(5);
    assertThat(kept.accepted()).isNotEmpty();
    assertThat(kept.minimums()).allMatch(row -> isDated(row, "read_on"));
    assertThat(kept.accepted()).allMatch(row -> isDated(row, "accepted_on"));
    assertThat(kept.accepted()).noneMatch(row -> row.get("reason").isBlank());
    assertThat(Stream.concat(kept.minimums().stream(), kept.accepted().stream()))
        .allMatch(row -> row.get("read_in").startsWith("https://"))
        .allMatch(row -> row.get("advisories").matches("(?:(?:CVE|GHSA)-[0-9a-z-]+ ?)+"));
  }

  private static boolean isDated(CSVRecord row, String column) {
    return LocalDate.parse(row.get(column)).isAfter(LocalDate.of(2026, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({"1.10, 0", "1.10.1.RELEASE, 0", "2, 0", "1.9, 1", "1.10-rc1, 1"})
  void versionsAreComparedByNumber(String version, int faults) throws IOException {
    assertThat(faults("", Material.of("org.example", "thing", version))).hasSize(faults);
  }

  @Test
  void everyAdvisoryHasToBeAcceptedAndForThisVersion() throws IOException {
    Material old = Material.of("org.example", "thing", "1.9");
    assertThat(faults("org.example:thing,1.9,CVE-1 CVE-2", old)).isEmpty();
    assertThat(faults("org.example:thing,1.9,CVE-1", old))
        .containsExactly("thing/1.9 is older than 1.10: [CVE-2]");
    assertThat(faults("org.example:thing,1.8,CVE-1 CVE-2", old)).hasSize(2);
  }

  @Test
  void whatIsListedHasToBePart() throws IOException {
    assertThat(faults("", Material.of("org.example", "thing-else", "1.9")))
        .containsExactly("org.example:thing is listed and not part of the service");
    assertThat(faults("", Material.of("org.example.other", "thing", "1.9"))).hasSize(1);
  }

  @Test
  void aStarStandsForAGroupAndNotForThoseBelowIt() {
    assertThat(Material.of("org.example", "thing", "1").is("org.example:*")).isTrue();
    assertThat(Material.of("org.example.other", "thing", "1").is("org.example:*")).isFalse();
  }
}
