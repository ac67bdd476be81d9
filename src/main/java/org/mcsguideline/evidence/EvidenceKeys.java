package org.mcsguideline.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the rows of the evidence are shown, so that a text that names one leads there. */
public final class EvidenceKeys {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]+");

  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, String> tables = new LinkedHashMap<>();

  /** A piece of a text; {@code href} is empty where it is no link. */
  public record Piece(String text, String href) {}

  /**
   * Says where the rows of a table are.
   *
   * @param place address of them all, to which the key of a row is added
   */
  public void add(String table, List<Map<String, String>> rows, String place) {
    for (Map<String, String> row : rows) {
      String key = EvidenceTables.key(row);
      places.put(key, place + key);
      tables.put(key, table);
    }
  }

  /** Says where one key is, whatever its table says. */
  public void place(String key, String href) {
    places.put(key, href);
  }

  /** Where a key is; empty when nothing says so. */
  public String place(String key) {
    return places.getOrDefault(key, "");
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
  public List<String> named(Map<String, String> row, String table) {
    return named(row).stream().filter(key -> table.equals(tables.get(key))).toList();
  }

  /** The keys that a row names in any of its cells but the first, each once. */
  public List<String> named(Map<String, String> row) {
    String own = EvidenceTables.key(row);
    return row.values().stream()
        .flatMap(cell -> WORD.matcher(cell).results().map(MatchResult::group))
        .filter(word -> tables.containsKey(word) && !word.equals(own))
        .distinct()
        .toList();
  }
}
