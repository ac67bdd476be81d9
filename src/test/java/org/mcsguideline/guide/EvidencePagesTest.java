package org.mcsguideline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.guide.evidence.ComputabilityPart;
import org.mcsguideline.guide.evidence.DiscrepancyPart;
import org.mcsguideline.guide.evidence.DownloadsPart;
import org.mcsguideline.guide.evidence.EvidencePart;
import org.w3c.dom.Element;

/** The pages of the evidence say what the tables say, all of it. */
class EvidencePagesTest {

  private static final GuideSources SOURCES = GuideSources.of(Path.of(""));
  private static final Path TABLES = Path.of("src/main/evidence");

  @TempDir private static Path folder;

  private static MadePages made;

  @BeforeAll
  static void writesThePages() {
    made =
        MadePages.of(
            folder,
            SOURCES,
            new EvidencePart(),
            new DiscrepancyPart(),
            new ComputabilityPart(),
            new DownloadsPart());
  }

  private static List<String> keys(String table) {
    return SOURCES.table(table).stream().map(row -> row.values().iterator().next()).toList();
  }

  private static Map<String, String> row(String table, String key) {
    return SOURCES.table(table).stream()
        .filter(row -> row.containsValue(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSummaryHasTheNumbersOfTheTable() {
    for (Map<String, String> row : SOURCES.table("pooled-outcomes")) {
      String shown = MadePages.text(made.on("evidence", row.getOrDefault("row_id", "")));
      assertThat(shown).contains(row.get("outcome"), row.get("time_point"), row.get("subgroup"));
      if (!row.getOrDefault("or_seed", "").isEmpty()) {
        assertThat(shown)
            .contains(row.get("mcs_events") + " of " + row.get("mcs_total"))
            .contains(row.get("std_events") + " of " + row.get("std_total"))
            .contains(
                row.get("or_seed")
                    + " ("
                    + row.get("or_ci_low_seed")
                    + " to "
                    + row.get("or_ci_high_seed"))
            .contains(row.get("crude_rd_per_1000"));
      }
    }
  }

  @Test
  void bothMarksOfAJudgementAreSeen() {
    Map<String, String> two = row("etd-judgements", "J07");
    assertThat(two.get("second_option_marked")).isNotEmpty();
    assertThat(MadePages.all(made.on("evidence", "J07"), "strong"))
        .extracting(MadePages::text)
        .contains(two.get("judgement_marked"), two.get("second_option_marked"));
    assertThat(MadePages.text(made.on("evidence", "J07"))).contains("(two marks)");
    assertThat(MadePages.text(made.on("evidence", "J06"))).doesNotContain("(two marks)");
  }

  @Test
  void everyKeyHasOnePlaceAndEveryLinkReachesIt() {
    List<String> evidence = made.ids("evidence");
    assertThat(evidence).doesNotHaveDuplicates();
    Stream.of("pooled-outcomes", "rcts", "ongoing-trials", "etd-judgements", "narrative-facts")
        .forEach(table -> assertThat(evidence).as(table).containsAll(keys(table)));
    Stream.of("research-gaps", "references", "sources")
        .forEach(table -> assertThat(evidence).as(table).containsAll(keys(table)));
    assertThat(made.ids("discrepancies")).containsAll(keys("discrepancies"));
    assertThat(made.ids("computability")).containsAll(keys("ledger")).doesNotHaveDuplicates();
    assertThat(MadePages.all(made.page("computability"), "a")).hasSizeGreaterThan(200);
    assertThat(made.brokenPlaces()).isEmpty();
  }

  @Test
  void aDiscrepancyShowsBothReadingsAndOurs() {
    for (Map<String, String> row : SOURCES.table("discrepancies")) {
      String shown =
          MadePages.text(made.on("discrepancies", row.getOrDefault("discrepancy_id", "")));
      Stream.of("reading_a", "reading_b", "safe_handling", "safety_weight")
          .map(column -> row.getOrDefault(column, "").replaceAll("\\s+", " ").strip())
          .forEach(cell -> assertThat(shown).contains(cell));
    }
  }

  @Test
  void theSharesAddUp() {
    Element table = MadePages.all(made.page("computability"), "table").get(0);
    List<Element> rows = MadePages.all(table, "tr");
    List<Integer> all =
        MadePages.all(rows.get(rows.size() - 1), "td").stream()
            .map(cell -> Integer.valueOf(MadePages.text(cell)))
            .toList();
    assertThat(all.get(0)).isEqualTo(SOURCES.table("ledger").size());
    assertThat(all.stream().skip(1).mapToInt(Integer::intValue).sum()).isEqualTo(all.get(0));
    assertThat(rows).hasSize(5);
  }

  @Test
  void whatCanBeTakenAlongIsWhatTheProjectHas() throws IOException {
    List<String> links =
        MadePages.all(made.page("downloads"), "a").stream()
            .map(a -> a.getAttribute("href"))
            .toList();
    assertThat(links).contains("package.tgz", "evidence-r5.json", "rcts.csv");
    assertThat(Files.readString(folder.resolve("input/images/rcts.csv")))
        .isEqualTo(Files.readString(TABLES.resolve("rcts.csv")));
    assertThat(folder.resolve("input/images/evidence-r5.json")).isNotEmptyFile();
  }
}
