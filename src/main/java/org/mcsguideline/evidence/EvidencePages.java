package org.mcsguideline.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages that {@code pages/pages.properties} describes, in one language. */
public final class EvidencePages {

  private static final String WORDS = "pages/pages.properties";

  private final Evidence evidence;
  private final PageWords words;

  EvidencePages(Evidence evidence, EvidenceFiles files, String language) {
    this.evidence = evidence;
    this.words = PageWords.of(files, WORDS, language);
  }

  /** Names of all pages, the first page first; none where nothing describes any. */
  public List<ShownPage.Name> names() {
    return words.each("pages").stream().map(this::name).toList();
  }

  /** The language of the tables themselves. */
  public String language() {
    return words.find("language").orElse("");
  }

  /** What to know of all tables before reading any; empty when there is nothing. */
  public String note() {
    return words.find("ours").orElse("");
  }

  /** Names of the tables of a page. */
  public List<String> tables(String page) {
    return words.each(page + ".tables");
  }

  /** The page that shows a table of the evidence. */
  public Optional<ShownPage.Name> showing(String table) {
    return names().stream()
        .filter(
            page ->
                tables(page.key()).stream()
                    .anyMatch(shown -> words.say(shown + ".table").equals(table)))
        .findFirst();
  }

  /**
   * A page.
   *
   * @param choices of each of its tables
   * @throws ChoiceUnknown when a table has nothing of the kind
   */
  public Optional<ShownPage> page(String key, Function<String, TableChoice> choices) {
    if (!words.each("pages").contains(key)) {
      return Optional.empty();
    }
    List<String> kinds = words.each(key + ".plots");
    return Optional.of(
        new ShownPage(
            name(key),
            evidence.keys().pieces(words.find(key + ".lead").orElse("")),
            words.find(key + ".legend").orElse(""),
            evidence.plots().stream().filter(plot -> kinds.contains(plot.kind())).toList(),
            tables(key).stream().map(table -> shown(table, choices.apply(table))).toList()));
  }

  /** A row by its key, with all that names it. */
  public Optional<RowAccount> row(String key) {
    return evidence.tables().find(key).map(new RowAccounts(evidence, words)::of);
  }

  /** What a table is called; its file where nothing names it. */
  public String called(String table) {
    return words
        .find("table." + table)
        .or(() -> showing(table).map(ShownPage.Name::brief))
        .orElse(table);
  }

  private ShownTable shown(String name, TableChoice choice) {
    String table = words.say(name + ".table");
    return new TableDescription(name, words, evidence.tables().rows(table), evidence.keys())
        .shown(choice);
  }

  private ShownPage.Name name(String key) {
    String title = words.say(key + ".title");
    return new ShownPage.Name(key, title, words.find(key + ".name").orElse(title));
  }
}
