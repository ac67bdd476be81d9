package org.mcsguideline.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.picture.Caption;
import org.mcsguideline.picture.Estimate;
import org.mcsguideline.picture.ForestPlot;

/** The forest plots of the evidence, as {@code pages/forest-plots.properties} describes them. */
public final class EvidencePlots {

  private static final String WORDS = "pages/forest-plots.properties";

  private final EvidenceTables tables;
  private final EvidenceKeys keys;
  private final PageWords words;
  private final Map<String, String> counts = new TreeMap<>();

  private EvidencePlots(EvidenceTables tables, EvidenceKeys keys, PageWords words) {
    this.tables = tables;
    this.keys = keys;
    this.words = words;
    for (Map<String, String> line : tables.rows("mapping/about")) {
      if ("counts".equals(line.get("relation")) && "direction".equals(line.get("column"))) {
        String code = line.getOrDefault("value", "");
        counts.put(line.getOrDefault("key", ""), code.substring(code.indexOf('|') + 1));
      }
    }
  }

  /**
   * A plot.
   *
   * @param name of the picture
   * @param kind as the words call it
   * @param rows keys of the rows, in the order of the table
   */
  public record Plot(String name, String kind, String title, List<String> rows, ForestPlot drawn) {

    /** The picture as it stands alone. */
    public String svg() {
      return drawn.svg();
    }

    /** The picture within a page. */
    public String svgInPage() {
      return new ForestPlot(drawn.caption().inPage(), drawn.sides(), drawn.bound(), drawn.rows())
          .svg();
    }
  }

  /** What the rows of a plot share; ratios that count different things never share a plot. */
  private record Group(String name, String counts) {}

  /**
   * All plots in the order of the words; none where nothing describes any.
   *
   * @throws EvidenceFaulty when a description does not fit its table
   */
  public static List<Plot> of(EvidenceFiles files, EvidenceKeys keys) {
    if (files.text(WORDS).isEmpty()) {
      return List.of();
    }
    PageWords words = PageWords.of(files, WORDS);
    EvidencePlots plots = new EvidencePlots(new EvidenceTables(files), keys, words);
    return words.each("plots").stream().flatMap(kind -> plots.plots(kind).stream()).toList();
  }

  private List<Plot> plots(String kind) {
    Map<Group, List<Estimate>> groups = new LinkedHashMap<>();
    String table = words.say(kind + ".table");
    if (tables.rows(table).isEmpty()) {
      throw new EvidenceFaulty("The table has no row: " + table + ".");
    }
    for (Map<String, String> row : tables.rows(table)) {
      String counted = counts.get(EvidenceTables.key(row));
      if (counted == null) {
        throw new EvidenceFaulty("Nothing says what " + EvidenceTables.key(row) + " counts.");
      }
      Group group = new Group(cell(kind + ".group", row), counted);
      boolean unused =
          groups.computeIfAbsent(group, g -> new ArrayList<>()).add(estimate(kind, row));
    }
    double bound = ForestPlot.boundOf(groups.values().stream().flatMap(List::stream).toList());
    List<Plot> plots = new ArrayList<>();
    groups.forEach((group, rows) -> plots.add(plot(kind, plots.size() + 1, group, bound, rows)));
    return plots;
  }

  private Plot plot(String kind, int number, Group group, double bound, List<Estimate> rows) {
    String[] arms = group.name().split(" vs ", 2);
    Map<String, String> shared =
        Map.of("group", group.name(), "first", arms[0], "second", arms[arms.length - 1]);
    String name = "plot-" + kind + "-" + number;
    String title = words.say(kind + ".title", shared);
    String side = kind + "." + group.counts();
    ForestPlot plot =
        new ForestPlot(
            new Caption(name, title, words.say(kind + ".description", shared)),
            new ForestPlot.Sides(
                words.say(side + ".below", shared), words.say(side + ".above", shared)),
            bound,
            rows);
    return new Plot(name, kind, title, rows.stream().map(Estimate::id).toList(), plot);
  }

  private Estimate estimate(String kind, Map<String, String> row) {
    List<String> doubts = keys.named(row, EvidenceTables.DISCREPANCIES);
    Double value = number(kind + ".value", row);
    Double low = number(kind + ".low", row);
    Double high = number(kind + ".high", row);
    String figures = words.say(kind + (value == null ? ".none" : ".words"), row);
    Map<String, String> named = Map.of("keys", String.join(", ", doubts));
    return new Estimate(
        EvidenceTables.key(row),
        words.say(kind + ".label", row),
        doubts.isEmpty() ? figures : figures + ". " + words.say(kind + ".doubt", named),
        value,
        low == null || high == null ? null : new Estimate.Interval(low, high),
        !doubts.isEmpty());
  }

  private @Nullable Double number(String key, Map<String, String> row) {
    String cell = cell(key, row);
    return cell.isEmpty() ? null : Double.valueOf(cell);
  }

  /** The cell of the column that the words name; a misspelt name must not read as nothing given. */
  private String cell(String key, Map<String, String> row) {
    String column = words.say(key);
    String cell = row.get(column);
    if (cell == null) {
      throw new EvidenceFaulty(words.file() + ": " + key + " names no column: " + column + ".");
    }
    return cell;
  }
}
