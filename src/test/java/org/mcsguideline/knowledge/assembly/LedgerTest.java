package org.mcsguideline.knowledge.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.knowledge.assembly.source.Ledger;
import org.mcsguideline.tiny.TinyGuideline;

class LedgerTest {

  private static final Path GUIDELINE = Path.of("src/main/evidence");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,X1,                 | ,,                          | discrepancies.csv:2: no row of the ledger names X1
          Fever is tiring      | Rest is always safe         | ledger.csv:4: "always safe" is on the list
          'context,,,'         | 'context,PlanDefinition/fever-rec,,' | ledger.csv:6: a row says where, unless
          Changes no answer    | ''                          | ledger.csv:6: a row that is not simply encoded gives
          """)
  void findsThePlantedDefect(String original, String planted, String message, @TempDir Path copy)
      throws IOException {
    TinyGuideline.copyTo(copy);
    Path ledger = copy.resolve("evidence/ledger.csv");
    String content = Files.readString(ledger);
    assertThat(content).contains(original);
    Files.writeString(ledger, content.replace(original, planted));

    assertThatThrownBy(() -> TinyGuideline.assemble(copy)).hasMessageContaining(message);
  }

  @Test
  void whatATableStatesIsAccountedFor(@TempDir Path copy) throws IOException {
    TinyGuideline.copyTo(copy);
    Files.writeString(copy.resolve("evidence/facts.csv"), "fact_id,fact\nB1,Fever is warm\n");
    assertThatThrownBy(() -> TinyGuideline.assemble(copy))
        .hasMessageContaining("evidence/facts.csv:2: no row of the ledger names B1");

    Path ledger = copy.resolve("evidence/ledger.csv");
    Files.writeString(ledger, Files.readString(ledger).replace(",X1,,", ",X1,B1,"));
    assertThatCode(() -> TinyGuideline.assemble(copy)).doesNotThrowAnyException();
  }

  @Test
  void whereSomethingWasReadNeedsNoRow(@TempDir Path copy) throws IOException {
    TinyGuideline.copyTo(copy);
    Files.writeString(copy.resolve("evidence/sources.csv"), "source_key,what\nS1,A book\n");

    assertThatCode(() -> TinyGuideline.assemble(copy)).doesNotThrowAnyException();
  }

  @Test
  void aKeyIsOneRowsOnly(@TempDir Path copy) throws IOException {
    TinyGuideline.copyTo(copy);
    Files.writeString(copy.resolve("evidence/sources.csv"), "source_key,what\nX1,A book\n");

    assertThatThrownBy(() -> TinyGuideline.assemble(copy))
        .hasMessageContaining("sources.csv:2: the key is missing or another row's: X1");
  }

  @Test
  void reportsTheShareOfEachStatus(@TempDir Path folder) throws IOException {
    LedgerReport report =
        new LedgerReport(LedgerReading.read(TinyGuideline.SOURCES.resolve("evidence")));
    Path file = folder.resolve("target/ledger.md");
    report.write(file);

    String shares =
        "encoded 1 = 20 %, site parameter 1 = 20 %, contradicted 1 = 20 %,"
            + " not computable 1 = 20 %, context 1 = 20 %";
    assertThat(report.line()).isEqualTo("Ledger: line 5 (" + shares + "); all 5 (" + shares + ")");
    assertThat(file)
        .content()
        .contains("| line | 5 | 1 = 20 % |")
        .contains("| F3 | line 3 | Fever is tiring | not computable |");
  }

  /** The specification asks for both wherever the review is used. */
  @Test
  void whatTheReviewSaysCarriesItsDateAndItsFunding() throws IOException {
    List<Ledger.Row> review =
        LedgerReading.read(GUIDELINE).rows().stream()
            .filter(row -> row.document().equals("REV"))
            .toList();

    assertThat(review).hasSizeGreaterThan(50);
    assertThat(review)
        .allSatisfy(
            row ->
                assertThat(row.reason())
                    .endsWith("Review of 2024, before DanGer, funded in part by a maker"));
  }

  @Test
  void whatIsEncodedRestsOnAFactOrAJudgement() throws IOException {
    Ledger ledger = LedgerReading.read(GUIDELINE);
    Map<String, Set<String>> keys =
        ledger.tables().stream()
            .collect(
                Collectors.toMap(
                    Ledger.Table::name,
                    table ->
                        table.keys().stream().map(Ledger.Key::value).collect(Collectors.toSet())));
    Set<String> facts =
        Stream.of(
                "etd-judgements.csv",
                "narrative-facts.csv",
                "pooled-outcomes.csv",
                "research-gaps.csv")
            .map(keys::get)
            .map(found -> found == null ? Set.<String>of() : found)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    assertThat(facts).hasSizeGreaterThan(70);
    assertThat(ledger.rows())
        .filteredOn(row -> row.status().equals("encoded"))
        .hasSizeGreaterThan(50)
        .allSatisfy(row -> assertThat(row.evidence()).containsAnyElementsOf(facts));
  }

  @Test
  void everyStatusIsUsedInBothDocuments() throws IOException {
    Map<String, Set<String>> used =
        LedgerReading.read(GUIDELINE).rows().stream()
            .collect(
                Collectors.groupingBy(
                    Ledger.Row::document,
                    Collectors.mapping(Ledger.Row::status, Collectors.toSet())));

    assertThat(used).containsOnlyKeys("EtD", "REV", "spec");
    assertThat(used.get("EtD")).containsAll(Ledger.STATUSES);
    assertThat(used.get("REV")).containsAll(Ledger.STATUSES);
  }
}
