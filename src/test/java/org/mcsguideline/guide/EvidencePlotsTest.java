package org.mcsguideline.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.evidence.EvidenceFaulty;
import org.mcsguideline.guide.evidence.EvidencePart;
import org.w3c.dom.Element;

/** The forest plots show every row of their tables, at its place and on the right side. */
class EvidencePlotsTest {

  private static final GuideSources SOURCES = GuideSources.of(Path.of(""));
  private static final Path TABLES = Path.of("src/main/evidence");

  @TempDir private static Path folder;

  private static MadePages made;

  @BeforeAll
  static void drawsThePlots() {
    made = MadePages.of(folder, SOURCES, new EvidencePart());
  }

  private static List<String> keys(String table) {
    return SOURCES.table(table).stream().map(row -> row.values().iterator().next()).toList();
  }

  private static List<Element> plotted(String kind) {
    return made.pictures().entrySet().stream()
        .filter(picture -> picture.getKey().startsWith("plot-" + kind))
        .flatMap(picture -> MadePages.all(picture.getValue(), "g").stream())
        .toList();
  }

  private static Element plotted(String kind, String key) {
    return plotted(kind).stream()
        .filter(row -> row.getAttribute("data-row").equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** The text of a row of a plot, whose lines are broken. */
  private static String lines(Element row) {
    return String.join(" ", MadePages.all(row, "text").stream().map(MadePages::text).toList());
  }

  private static double value(String kind, String key) {
    Element mark =
        MadePages.all(plotted(kind, key), "rect").stream()
            .filter(rect -> rect.getAttribute("class").equals("value"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(mark.getAttribute("x")) + 5;
  }

  @ParameterizedTest
  @CsvSource({"pooled, pooled-outcomes", "trials, rcts"})
  void everyRowOfATableIsInOnePlot(String kind, String table) {
    assertThat(plotted(kind))
        .extracting(row -> row.getAttribute("data-row"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(keys(table));
  }

  /** Survivors and deaths never share an axis; what lies on each side follows what is counted. */
  @Test
  void noPlotMixesWhatIsCounted() {
    assertThat(made.pictures()).hasSizeGreaterThan(2);
    made.pictures()
        .forEach(
            (name, picture) -> {
              List<String> texts =
                  MadePages.all(picture, "text").stream().map(MadePages::text).toList();
              boolean survivors = name.startsWith("plot-pooled");
              assertThat(texts)
                  .as(name)
                  .anyMatch(t -> t.startsWith(survivors ? "More good outcomes" : "Fewer deaths"));
              assertThat(texts)
                  .as(name)
                  .noneMatch(t -> t.startsWith(survivors ? "Fewer deaths" : "More good outcomes"));
              assertThat(String.join(" ", texts))
                  .contains(survivors ? "ratio for this outcome" : "ratio for death")
                  .doesNotContain(survivors ? "ratio for death" : "ratio for this outcome");
            });
  }

  /**
   * By hand: the axis goes from 22 to 458. 1.21 on an axis to 2: 22 + 436 x (0.19062 + 0.69315) /
   * 1.38629 = 299.95. 0.92 on an axis to 20: 22 + 436 x (2.99573 - 0.08338) / 5.99146 = 233.93.
   */
  @Test
  void aMarkLiesWhereItsNumberIs() {
    assertThat(value("pooled", "PO01")).isCloseTo(299.95, within(0.02));
    assertThat(value("trials", "T05")).isCloseTo(233.93, within(0.02));
    // Above one is right of the middle, where a device has more survivors; below one left of it.
    assertThat(value("pooled", "PO03")).isLessThan(240);
  }

  /** A ratio of deaths below one lies left, on the side of the arm that the group names first. */
  @Test
  void eachSideOfATrialNamesItsArm() {
    Element plot = made.picture("plot-trials-1");
    List<Element> sides =
        MadePages.all(plot, "text").stream()
            .filter(text -> text.getTextContent().startsWith("Fewer deaths with"))
            .toList();
    assertThat(sides).hasSize(4);
    assertThat(sides.get(0).getTextContent()).isEqualTo("Fewer deaths with IABP");
    assertThat(sides.get(0).getAttribute("text-anchor")).isEqualTo("start");
    assertThat(sides.get(1).getTextContent()).isEqualTo("Fewer deaths with medical");
    assertThat(sides.get(1).getAttribute("text-anchor")).isEqualTo("end");
  }

  @Test
  void aRowThatNamesAContradictionIsMarkedAndLeadsThere() {
    Element doubted = plotted("trials", "T01");
    assertThat(doubted.getAttribute("class")).isEqualTo("row doubted");
    assertThat(MadePages.all(doubted, "polygon")).hasSize(1);
    assertThat(lines(doubted)).contains("sources disagree, D30");
    assertThat(MadePages.all(made.on("evidence", "T01"), "a"))
        .extracting(link -> link.getAttribute("href"))
        .contains("discrepancies.html#D30", "evidence.html#REV2");
    assertThat(plotted("trials", "T05").getAttribute("class")).isEqualTo("row");
  }

  @Test
  void aRowWithoutAnEstimateSaysSo() {
    assertThat(lines(plotted("pooled", "PO07"))).contains("No estimate; trials: 0");
    assertThat(lines(plotted("trials", "T09"))).contains("No odds ratio", "0/6 vs 2/6");
    assertThat(MadePages.all(plotted("pooled", "PO07"), "rect")).isEmpty();
    assertThat(MadePages.text(made.on("evidence", "PO07"))).contains("no trial, no estimate");
  }

  /** A table that counts something else gets no axis of survivors or deaths by chance. */
  @Test
  void aPlotWithoutWordsForItsSidesIsNotDrawn(@TempDir Path project) throws IOException {
    assertThatThrownBy(() -> plotsWith(project, "trials.counts-deaths", "trials.counts-events"))
        .isInstanceOf(EvidenceFaulty.class)
        .hasMessageContaining("trials.counts-deaths.below");
  }

  @Test
  void aMisspeltColumnDoesNotReadAsNothingGiven(@TempDir Path project) throws IOException {
    assertThatThrownBy(() -> plotsWith(project, "= or_ci_low_seed", "= or_ci_low_sed"))
        .isInstanceOf(EvidenceFaulty.class)
        .hasMessageContaining("or_ci_low_sed");
  }

  /** The plots of a project whose words are others. */
  private static void plotsWith(Path project, String words, String others) throws IOException {
    copy(TABLES, project.resolve("src/main/evidence"));
    copy(TABLES.resolve("mapping"), project.resolve("src/main/evidence/mapping"));
    String file = "src/main/evidence/pages/forest-plots.properties";
    String written = Files.readString(Path.of(file));
    assertThat(written).contains(words);
    Path pages = Files.createDirectories(project.resolve("src/main/evidence/pages"));
    Path unused =
        Files.writeString(pages.resolve("forest-plots.properties"), written.replace(words, others));
    MadePages none =
        MadePages.of(
            project,
            new GuideSources(project, SOURCES.bundle(), SOURCES.knowledge()),
            new EvidencePart());
    assertThat(none.pages()).isEmpty();
  }

  private static void copy(Path from, Path to) throws IOException {
    Path folder = Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path unused = Files.copy(file, folder.resolve(from.relativize(file).toString()));
      }
    }
  }
}
