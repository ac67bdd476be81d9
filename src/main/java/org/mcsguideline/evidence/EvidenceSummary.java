package org.mcsguideline.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The evidence in a minute, as {@code pages/home.properties} describes it. */
public final class EvidenceSummary {

  private static final String COLUMN = "disputed.column";

  private final Evidence evidence;
  private final PageWords words;

  EvidenceSummary(Evidence evidence, EvidenceFiles files) {
    this.evidence = evidence;
    this.words = PageWords.of(files, "pages/home.properties", "");
  }

  /**
   * What a recommendation says of itself.
   *
   * @param shape drawn before the words, which say the same; empty when there is none
   */
  public record Said(String words, String shape) {}

  /**
   * A recommendation as the tables have it.
   *
   * @param plan id of its plan; empty when it has none
   * @param disputes keys of the discrepancies that it names
   */
  public record Recommended(
      String key, String statement, Grade grade, String plan, List<EvidenceKeys.Piece> disputes) {}

  /** Direction, strength and certainty. */
  public record Grade(Said direction, Said strength, Said certainty) {}

  /**
   * What sources disagree about.
   *
   * @param all how many discrepancies there are
   * @param heaviest those that weigh most
   * @param page that shows them; empty when none does
   */
  public record Disputed(int all, List<RowAccount.Named> heaviest, String page) {}

  /** The language of the tables. */
  public String language() {
    return words.find("language").orElse("");
  }

  /** The recommendations in the order of their table. */
  public List<Recommended> recommendations() {
    return evidence.tables().ofKind("recommendation").stream()
        .flatMap(
            table -> evidence.tables().rows(table).stream().map(row -> recommended(table, row)))
        .toList();
  }

  private Recommended recommended(String table, Map<String, String> row) {
    String key = EvidenceTables.key(row);
    return new Recommended(
        key,
        row.getOrDefault(column(table, "statement"), ""),
        new Grade(
            said(table, "direction", row),
            said(table, "strength", row),
            said(table, "certainty", row)),
        evidence.tables().about(key, "plan").collect(Collectors.joining()),
        evidence.keys().named(row, EvidenceTables.DISCREPANCIES).stream()
            .flatMap(named -> evidence.keys().pieces(named).stream())
            .toList());
  }

  private String column(String table, String role) {
    return evidence.tables().columns(table).values().stream()
        .filter(column -> role.equals(column.get("role")))
        .map(column -> column.getOrDefault("column", ""))
        .findFirst()
        .orElse("");
  }

  private Said said(String table, String role, Map<String, String> row) {
    String column = column(table, role);
    String text = row.getOrDefault(column, "");
    Optional<String> shape =
        evidence.tables().rows("mapping/about").stream()
            .filter(line -> text.equals(line.get("key")) && column.equals(line.get("column")))
            .map(line -> line.getOrDefault("value", ""))
            .map(code -> code.substring(code.indexOf('|') + 1))
            .findFirst()
            .flatMap(code -> words.find("shape." + code));
    return new Said(text, shape.orElse(""));
  }

  /** What sources disagree about. */
  public Disputed disputed() {
    List<Map<String, String>> rows = evidence.tables().rows(EvidenceTables.DISCREPANCIES);
    String column = words.find(COLUMN).orElse("");
    return new Disputed(
        rows.size(),
        column.isEmpty()
            ? List.of()
            : rows.stream()
                .filter(row -> words.say("disputed.value").equals(row.get(column)))
                .map(
                    row ->
                        new RowAccount.Named(
                            EvidenceTables.DISCREPANCIES,
                            EvidenceTables.key(row),
                            words.say("disputed.text", row)))
                .toList(),
        words.find("disputed.page").orElse(""));
  }

  /** The statements about the guideline itself that wait for somebody. */
  public List<RowAccount.Named> open() {
    return words.each("status.open").stream().map(this::open).toList();
  }

  private RowAccount.Named open(String key) {
    EvidenceTables.Found found =
        evidence
            .tables()
            .find(key)
            .orElseThrow(() -> new EvidenceFaulty(words.file() + " names no " + key + "."));
    return new RowAccount.Named(found.table(), key, words.say("status.text", found.row()));
  }

  /** The picture that says most; empty when none is named. */
  public Optional<EvidencePlots.Plot> plot() {
    String named = words.find("plot").orElse("");
    return evidence.plots().stream().filter(plot -> plot.name().equals(named)).findFirst();
  }
}
