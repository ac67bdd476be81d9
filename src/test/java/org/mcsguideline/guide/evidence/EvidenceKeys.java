package org.mcsguideline.guide.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.guide.GuideSources;

/** Where the rows of the evidence stand in the guide, so that a text that names one leads there. */
public final class EvidenceKeys {

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("pooled-outcomes", "evidence"),
          Map.entry("rcts", "evidence"),
          Map.entry("ongoing-trials", "evidence"),
          Map.entry("etd-judgements", "evidence"),
          Map.entry("narrative-facts", "evidence"),
          Map.entry("research-gaps", "evidence"),
          Map.entry("references", "evidence"),
          Map.entry("sources", "evidence"),
          Map.entry("discrepancies", "discrepancies"),
          Map.entry("ledger", "computability"));

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]+");

  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, String> tables = new LinkedHashMap<>();

  private EvidenceKeys() {}

  /** A piece of a text; {@code href} is empty where it is no link. */
  public record Piece(String text, String href) {}

  /** The keys of all tables that the guide shows. */
  public static EvidenceKeys of(GuideSources sources) {
    EvidenceKeys keys = new EvidenceKeys();
    PAGES.forEach(
        (table, page) -> {
          for (Map<String, String> row : sources.table(table)) {
            String key = key(row);
            keys.places.put(key, page + ".html#" + key);
            keys.tables.put(key, table);
          }
        });
    for (Map<String, String> line : sources.table("mapping/about")) {
      if ("plan".equals(line.get("relation"))) {
        keys.places.put(line.get("key"), "recommendation-" + line.get("value") + ".html");
      }
    }
    return keys;
  }

  /** The page that shows a table; empty when none does. */
  static String page(String table) {
    return PAGES.getOrDefault(table, "");
  }

  /** The first cell of a row. */
  static String key(Map<String, String> row) {
    return row.values().iterator().next();
  }

  /** A text in pieces: the keys that it names are links, the rest is not. */
  public List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String place = places.get(words.group());
      if (place != null) {
        if (words.start() > from) {
          pieces.add(new Piece(text.substring(from, words.start()), ""));
        }
        pieces.add(new Piece(words.group(), place));
        from = words.end();
      }
    }
    if (from < text.length()) {
      pieces.add(new Piece(text.substring(from), ""));
    }
    return pieces;
  }

  /** The keys of a table that a row names in any of its cells but the first, each once. */
  List<String> named(Map<String, String> row, String table) {
    String own = key(row);
    return row.values().stream()
        .flatMap(cell -> WORD.matcher(cell).results().map(MatchResult::group))
        .filter(word -> table.equals(tables.get(word)) && !word.equals(own))
        .distinct()
        .toList();
  }
}
