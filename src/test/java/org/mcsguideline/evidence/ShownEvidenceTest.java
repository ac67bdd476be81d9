package org.mcsguideline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.tiny.TinyGuideline;

/** Pages say what the tables say, and a reader sees the rows that were asked for. */
class ShownEvidenceTest {

  private static final EvidenceFiles FILES = EvidenceFiles.in(Path.of("src/main/evidence"));
  private static final Evidence EVIDENCE = new Evidence(FILES, "/row/");
  private static final Evidence TINY =
      new Evidence(EvidenceFiles.in(TinyGuideline.SOURCES.resolve("evidence")), "/row/");

  private static ShownTable table(String page, String table, TableChoice choice) {
    return EVIDENCE
        .pages("en")
        .page(page, name -> name.equals(table) ? choice : TableChoice.ALL)
        .orElseThrow()
        .tables()
        .stream()
        .filter(shown -> shown.heading().name().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private static ShownTable trials(TableChoice choice) {
    return table("trials", "rcts", choice);
  }

  private static List<String> keys(ShownTable table) {
    return table.rows().stream().map(ShownTable.Row::key).toList();
  }

  private static String cell(ShownTable table, String key, String column) {
    return table.rows().stream()
        .filter(row -> row.key().equals(key))
        .flatMap(row -> row.cells().stream())
        .filter(cell -> cell.column().name().equals(column))
        .map(cell -> String.join("|", cell.parts()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyPageCanBeShownAndEveryRowIsOnOne(String language) {
    EvidencePages pages = EVIDENCE.pages(language);
    List<String> shown =
        pages.names().stream()
            .map(name -> pages.page(name.key(), any -> TableChoice.ALL).orElseThrow())
            .flatMap(page -> page.tables().stream())
            .flatMap(table -> keys(table).stream())
            .toList();
    List<String> rows =
        EVIDENCE.tables().names().stream()
            .filter(table -> !List.of("ledger", "recommendations").contains(table))
            .flatMap(table -> EVIDENCE.tables().rows(table).stream())
            .map(EvidenceTables::key)
            .toList();
    assertThat(rows).hasSizeGreaterThan(200);
    assertThat(shown).containsExactlyInAnyOrderElementsOf(rows);
  }

  /** A page in another language has nothing of this one but the cells and pictures. */
  @Test
  void everyWordOfAPageIsSpokenInGerman() {
    PageWords english = PageWords.of(FILES, "pages/pages.properties");
    PageWords german = PageWords.of(FILES, "pages/pages_de.properties");
    List<String> said =
        english.words().stringPropertyNames().stream()
            .filter(key -> key.matches(".*\\.(heading|title|lead|legend|name)|ours"))
            .toList();
    assertThat(said).hasSizeGreaterThan(60);
    assertThat(german.words().stringPropertyNames())
        .containsAll(said)
        .allMatch(key -> english.find(key).isPresent());
  }

  @Test
  void aSearchFindsWhatAnyCellSays() {
    assertThat(keys(trials(new TableChoice("tandem", Map.of(), "", false))))
        .containsExactly("T05", "T06");
    ShownTable none = trials(new TableChoice("<img onerror>", Map.of(), "", false));
    assertThat(none.rows()).isEmpty();
    assertThat(none.total()).isEqualTo(13);
  }

  @Test
  void aFilterOffersTheValuesOfItsColumnAndKeepsOne() {
    ShownTable all = trials(TableChoice.ALL);
    assertThat(all.filters()).hasSize(1);
    String value = all.filters().get(0).values().get(1);
    List<String> kept =
        keys(trials(new TableChoice("", Map.of(all.filters().get(0).column(), value), "", false)));
    assertThat(kept).containsExactly("T05", "T06");
  }

  @Test
  void numbersAreSortedAsNumbersAndWhatIsNotKnownStandsLast() {
    List<String> rising = keys(trials(new TableChoice("", Map.of(), "ratio", false)));
    List<String> falling = keys(trials(new TableChoice("", Map.of(), "ratio", true)));
    assertThat(rising).startsWith("T01", "T10").endsWith("T09").hasSize(13);
    assertThat(falling).startsWith("T06", "T03").endsWith("T09");
    assertThat(keys(trials(new TableChoice("", Map.of(), "patients", true))))
        .startsWith("T04", "T13", "T11");
  }

  @Test
  void whatATableDoesNotHaveCannotBeAskedOfIt() {
    assertThatThrownBy(() -> trials(new TableChoice("", Map.of(), "check", false)))
        .isInstanceOf(ChoiceUnknown.class);
    assertThatThrownBy(() -> trials(new TableChoice("", Map.of("nothing", "x"), "", false)))
        .isInstanceOf(ChoiceUnknown.class);
  }

  @Test
  void bothMarksOfAJudgementStandBesideEachOther() {
    ShownTable judgements = table("judgements", "etd", TableChoice.ALL);
    assertThat(cell(judgements, "J07", "marked"))
        .isEqualTo("Moderate costs|Negligible costs and savings");
    assertThat(cell(judgements, "J06", "marked")).doesNotContain("|");
  }

  @Test
  void anAbsentNumberIsNamedAndNoZero() {
    ShownTable outcomes = table("overview", "outcomes", TableChoice.ALL);
    assertThat(cell(outcomes, "PO07", "ratio")).isEqualTo("no estimate");
    assertThat(cell(outcomes, "PO07", "with")).isEqualTo("no trial");
    assertThat(cell(outcomes, "PO01", "ratio")).isEqualTo("1.21 (0.91 to 1.60)");
    assertThat(cell(outcomes, "PO01", "with")).isEqualTo("190 of 406 (47 %)");
    assertThat(cell(trials(TableChoice.ALL), "T09", "ratio"))
        .isEqualTo("not computed (zero or unknown cell)");
  }

  @Test
  void aRowSaysWhatContradictsItAndWhatNamesIt() {
    RowAccount trial = EVIDENCE.pages("en").row("T01").orElseThrow();
    assertThat(trial.contradictions()).extracting(RowAccount.Named::key).contains("D30");
    assertThat(trial.values())
        .extracting(RowAccount.Value::column, RowAccount.Value::origin)
        .contains(tuple("year_seed", "source"), tuple("crude_or_death", "ours"));
    RowAccount gap = EVIDENCE.pages("en").row("D01").orElseThrow();
    assertThat(gap.citing()).extracting(RowAccount.Named::key).contains("R2", "L-X-release");
    assertThat(EVIDENCE.pages("en").row("D999")).isEmpty();
  }

  @Test
  void survivorsAndDeathsAreOnPagesOfTheirOwn() {
    Map<String, List<String>> plots =
        EVIDENCE.pages("en").names().stream()
            .map(
                name -> EVIDENCE.pages("en").page(name.key(), any -> TableChoice.ALL).orElseThrow())
            .collect(
                Collectors.toMap(
                    page -> page.name().key(),
                    page -> page.plots().stream().map(EvidencePlots.Plot::svgInPage).toList()));
    assertThat(plots.get("overview"))
        .hasSize(2)
        .allMatch(svg -> svg.contains("survival") && !svg.contains("for death"));
    assertThat(plots.get("trials"))
        .hasSize(4)
        .allMatch(svg -> svg.contains("for death") && !svg.contains("survival"));
  }

  @Test
  void theSummaryHasTheRecommendationsAsTheSourceWordsThem() {
    EvidenceSummary summary = EVIDENCE.summary();
    assertThat(summary.recommendations())
        .extracting(EvidenceSummary.Recommended::key)
        .containsExactly("R1", "R2", "R3");
    EvidenceSummary.Recommended first = summary.recommendations().get(0);
    assertThat(first.statement()).startsWith("We suggest against the routine use");
    assertThat(first.plan()).isEqualTo("mcs-rec-routine-use");
    assertThat(summary.recommendations())
        .flatExtracting(
            one ->
                List.of(one.grade().direction(), one.grade().strength(), one.grade().certainty()))
        .allMatch(said -> !said.words().isEmpty())
        .allMatch(said -> !said.shape().isEmpty());
    assertThat(summary.disputed().all()).isEqualTo(67);
    assertThat(summary.disputed().heaviest())
        .extracting(RowAccount.Named::key)
        .contains("D01", "D60")
        .hasSize(5);
    assertThat(summary.open()).isNotEmpty();
    assertThat(summary.plot()).isPresent();
  }

  @Test
  void anotherGuidelineIsShownAsItsOwnFilesSay() {
    assertThat(TINY.plots()).isEmpty();
    ShownPage page = TINY.pages("de").page("doubts", any -> TableChoice.ALL).orElseThrow();
    assertThat(page.lead()).contains(new EvidenceKeys.Piece("X1", "/row/X1"));
    assertThat(keys(page.tables().get(0))).containsExactly("X1");
    assertThat(TINY.pages("en").row("F2").orElseThrow().contradictions())
        .extracting(RowAccount.Named::text)
        .containsExactly("Is it measured");
    EvidenceSummary.Recommended only = TINY.summary().recommendations().get(0);
    assertThat(only.grade().direction()).isEqualTo(new EvidenceSummary.Said("for", "+"));
    assertThat(only.grade().strength()).isEqualTo(new EvidenceSummary.Said("strong", ""));
    assertThat(TINY.summary().disputed().heaviest()).isEmpty();
  }

  @Test
  void aGuidelineWithoutEvidenceHasNoPagesAndNoRecommendations() {
    Evidence none = new Evidence(path -> Optional.empty(), "/row/");
    assertThat(none.pages("en").names()).isEmpty();
    assertThat(none.pages("en").page("overview", any -> TableChoice.ALL)).isEmpty();
    assertThat(none.summary().recommendations()).isEmpty();
    assertThat(none.tables().csv("rcts")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../pom", "mapping/about", "pages/home", "nothing"})
  void onlyTablesCanBeTakenAlong(String name) {
    assertThat(EVIDENCE.tables().csv(name)).isEmpty();
    assertThat(EVIDENCE.tables().csv("rcts")).isPresent();
  }

  @Test
  void aMisspeltColumnOfAPageIsNamed() {
    EvidenceFiles faulty =
        path ->
            FILES
                .text(path)
                .map(text -> text.replace("text = {trial_label_seed}", "text = {trial_labl_seed}"));
    assertThatThrownBy(
            () -> new Evidence(faulty, "/row/").pages("en").page("trials", any -> TableChoice.ALL))
        .isInstanceOf(EvidenceFaulty.class)
        .hasMessageContaining("trial_labl_seed");
  }
}
