package org.mcsguideline.knowledge.assembly.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a place in a template sees: those of its row, then those of the rows around it.
 *
 * @param outer null at the outermost
 */
record Scope(Map<String, String> cells, @Nullable Scope outer) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.+?)}}");
  private static final Pattern FOUND = Pattern.compile("(\\w+) ~ (.+)");
  private static final Pattern LOOKED_UP = Pattern.compile("(\\w+) -> ([\\w-]+)\\.(\\w+)");
  private static final Pattern LOWER = Pattern.compile("(\\w+) in lower case");

  Scope inside(Map<String, String> row) {
    return new Scope(row, this);
  }

  Optional<String> cell(String column) {
    String own = cells.get(column);
    if (own != null) {
      return Optional.of(own);
    }
    return outer == null ? Optional.empty() : outer.cell(column);
  }

  /**
   * A text with its placeholders filled in; empty when a cell that it names is empty. A placeholder
   * is a column; {@code column ~ pattern}, the first group found; {@code column -> table.column},
   * the cell of the row that has this key; or {@code column in lower case}.
   */
  Optional<String> fill(String text, Tables tables) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      Optional<String> value = value(matcher.group(1), tables);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(matcher.appendTail(filled).toString());
  }

  private Optional<String> value(String placeholder, Tables tables) {
    return form(FOUND, placeholder, (column, found) -> cell(column).flatMap(c -> first(found, c)))
        .or(
            () ->
                form(
                    LOOKED_UP,
                    placeholder,
                    (column, found) ->
                        cell(column)
                            .flatMap(key -> tables.row(found.group(2), key))
                            .map(row -> row.cells().get(found.group(3)))))
        .or(
            () ->
                form(
                    LOWER,
                    placeholder,
                    (column, found) -> cell(column).map(c -> c.toLowerCase(Locale.ROOT))))
        .orElseGet(() -> cell(placeholder));
  }

  private static Optional<Optional<String>> form(
      Pattern form, String placeholder, BiFunction<String, Matcher, Optional<String>> reading) {
    Matcher matcher = form.matcher(placeholder);
    return matcher.matches()
        ? Optional.of(reading.apply(matcher.group(1), matcher))
        : Optional.empty();
  }

  private static Optional<String> first(Matcher form, String cell) {
    Matcher found = Pattern.compile(form.group(2)).matcher(cell);
    return found.find() ? Optional.ofNullable(found.group(1)) : Optional.empty();
  }
}
