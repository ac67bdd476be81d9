package org.mcsguideline.knowledge.assembly.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which rows a template is for: for each column the text of its cell, {@code ~pattern} that occurs
 * in it, or {@code !~pattern} that does not. An empty cell reads as an empty text.
 */
final class Condition {

  private static final String NOT_FOUND = "!~";
  private static final String FOUND = "~";

  private final JsonNode columns;
  private final Scope around;
  private final Tables tables;

  /** The texts may have placeholders for what stands around the row; all true when missing. */
  Condition(JsonNode columns, Scope around, Tables tables) {
    this.columns = columns;
    this.around = around;
    this.tables = tables;
  }

  boolean holds(Scope row) {
    return columns.properties().stream()
        .allMatch(
            column -> {
              Optional<String> wanted = around.fill(column.getValue().asText(), tables);
              String cell = row.cell(column.getKey()).orElse("");
              return wanted.isPresent() && matches(cell, wanted.get());
            });
  }

  private static boolean matches(String cell, String wanted) {
    if (wanted.startsWith(NOT_FOUND)) {
      return !Pattern.compile(wanted.substring(NOT_FOUND.length())).matcher(cell).find();
    }
    return wanted.startsWith(FOUND)
        ? Pattern.compile(wanted.substring(FOUND.length())).matcher(cell).find()
        : cell.equals(wanted);
  }
}
