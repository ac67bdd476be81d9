package org.mcsguideline.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** An answer as a page shows it: some of its lines, with three dots for those left out. */
final class ShownAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LEFT_OUT = "...";

  private ShownAnswer() {}

  /** Indented by two spaces, each member and element on a line of its own. */
  static String printed(String json) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    try {
      return JSON.writer(printer).writeValueAsString(JSON.readTree(json));
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException("The answer is no JSON: " + json, noJson);
    }
  }

  /**
   * The first shown lines that the answer does not have after those before them; empty when it has
   * all.
   */
  static Optional<String> missing(String shown, String answer) {
    List<String> lines = answer.lines().toList();
    List<List<String>> parts = parts(shown);
    int last = parts.size() - 1;
    int from = 0;
    for (int part = 0; part <= last; part++) {
      List<String> wanted = parts.get(part);
      List<String> rest = lines.subList(from, lines.size());
      int at = part == last ? atTheEnd(rest, wanted) : Collections.indexOfSubList(rest, wanted);
      if (at < 0 || (part == 0 && at > 0)) {
        return Optional.of(String.join("\n", wanted));
      }
      from += at + wanted.size();
    }
    return Optional.empty();
  }

  private static int atTheEnd(List<String> lines, List<String> wanted) {
    int at = lines.size() - wanted.size();
    return at >= 0 && lines.subList(at, lines.size()).equals(wanted) ? at : -1;
  }

  /** Between the dots; the first and the last are empty where the block opens or ends with dots. */
  private static List<List<String>> parts(String shown) {
    List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : shown.lines().toList()) {
      if (line.strip().equals(LEFT_OUT)) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(line);
      }
    }
    return parts;
  }
}
