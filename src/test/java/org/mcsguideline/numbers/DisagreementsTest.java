package org.mcsguideline.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DisagreementsTest {

  private static final Path KNOWN = Path.of("src/test/resources/numbers/disagreements.csv");

  /** The id of the discrepancy by what does not agree. */
  private static Map<String, String> known() throws IOException {
    Map<String, String> known = new TreeMap<>();
    List<String> lines =
        Files.readAllLines(KNOWN).stream().filter(line -> !line.startsWith("#")).skip(1).toList();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      assertThat(known.put(cells[0] + " " + cells[1], cells[2])).isNull();
    }
    return known;
  }

  @Test
  void numbersThatDoNotAgreeAreKnown() throws IOException {
    assertThat(Disagreements.found()).isNotEmpty().containsExactlyElementsOf(known().keySet());
  }

  @Test
  void eachIsADiscrepancyThatTheLedgerNamesWithTheRow() throws IOException {
    EvidenceTable ledger = EvidenceTable.of("ledger.csv");
    EvidenceTable discrepancies = EvidenceTable.of("discrepancies.csv");

    assertThat(known())
        .isNotEmpty()
        .allSatisfy(
            (what, id) -> {
              assertThat(discrepancies.row(id).text("safe_handling")).isNotBlank();
              assertThat(ledger.rows())
                  .anyMatch(
                      row ->
                          words(row, "evidence").contains(what.split(" ", -1)[0])
                              && words(row, "discrepancies").contains(id));
            });
  }

  private static List<String> words(EvidenceTable.Row row, String column) {
    return Arrays.asList(row.text(column).split(" ", -1));
  }
}
