package org.mcsguideline.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedColumnsTest {

  private static final Path FIXED = Path.of("src/test/resources/numbers/seed-columns.csv");

  /** A column and what its cells were when somebody last looked at the source. */
  record Fixed(String file, String column, String digest) {

    @Override
    public String toString() {
      return file + "," + column;
    }
  }

  private static Stream<Fixed> fixed() throws IOException {
    return Files.readAllLines(FIXED).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> new Fixed(cells[0], cells[1], cells[2]));
  }

  @ParameterizedTest
  @MethodSource("fixed")
  void whatTheSourcePrintsIsUnchanged(Fixed column) {
    EvidenceTable table = EvidenceTable.of(column.file());

    assertThat(table.columns()).contains(column.column());
    assertThat(column + "," + digest(table, column.column()))
        .as("a column of the source; see the first lines of %s", FIXED)
        .isEqualTo(column + "," + column.digest());
  }

  @Test
  void everyColumnOfTheSourceIsFixed() throws IOException {
    List<String> ofTheSource =
        EvidenceTable.all().stream()
            .flatMap(
                table ->
                    table.columns().stream()
                        .filter(column -> column.endsWith("_seed"))
                        .map(column -> table.file() + "," + column))
            .toList();

    assertThat(ofTheSource).hasSizeGreaterThan(20);
    assertThat(fixed().map(Fixed::toString)).containsAll(ofTheSource);
  }

  /** A value that came later has a column of its own, and where it was read. */
  @Test
  void laterValuesStandBesideThoseOfTheSource() {
    List<EvidenceTable> both =
        EvidenceTable.all().stream()
            .filter(table -> table.columns().stream().anyMatch(SeedColumnsTest::isLater))
            .toList();

    assertThat(both).hasSizeGreaterThanOrEqualTo(2);
    assertThat(both)
        .allSatisfy(
            table ->
                assertThat(table.columns())
                    .noneMatch(column -> isLater(column) && column.endsWith("_seed")));
    assertThat(EvidenceTable.of("rcts.csv").rows())
        .allSatisfy(row -> assertThat(row.text("public_check_source")).isNotBlank());
    assertThat(EvidenceTable.of("ongoing-trials.csv").rows())
        .allSatisfy(row -> assertThat(row.text("status_source")).isNotBlank());
  }

  private static boolean isLater(String column) {
    return column.startsWith("public_") || column.startsWith("later_");
  }

  /** Two marks stand in one row only, and the row says so (D07). */
  @Test
  void aSecondMarkIsADiscrepancy() {
    assertThat(EvidenceTable.of("etd-judgements.csv").rows())
        .filteredOn(row -> !row.text("second_option_marked").isEmpty())
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.text("discrepancy_ids")).contains("D07"));
  }

  private static String digest(EvidenceTable table, String column) {
    String cells =
        table.rows().stream()
            .map(row -> row.key() + "=" + row.text(column))
            .collect(Collectors.joining("\n"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cells.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
