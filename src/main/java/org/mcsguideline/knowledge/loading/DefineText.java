package org.mcsguideline.knowledge.loading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of a library, and what the author wrote above a part of them. */
final class DefineText {

  private static final String COMMENT = "//";
  private static final String RULER = "// --";

  private final List<String> lines;

  DefineText(String cql) {
    lines = cql.lines().toList();
  }

  /** The comment at the beginning of the library. */
  String header() {
    return lines.stream()
        .takeWhile(line -> line.startsWith(COMMENT))
        .map(DefineText::bare)
        .collect(Collectors.joining("\n"));
  }

  /**
   * The comment above a define, or above the group of defines it stands in without a blank line.
   *
   * @param locator as the translator writes it, such as {@code 12:1-14:20}
   */
  String above(String locator) {
    int line = first(locator) - 1;
    while (line > 0 && !isComment(line - 1) && !lines.get(line - 1).isBlank()) {
      line--;
    }
    Deque<String> comment = new ArrayDeque<>();
    while (line > 0 && isComment(line - 1)) {
      line--;
      comment.addFirst(bare(lines.get(line)));
    }
    return String.join(" ", comment);
  }

  /** The text of a define. */
  String of(String locator) {
    int end = Integer.parseInt(locator.split("-", -1)[1].split(":", -1)[0]);
    return String.join("\n", lines.subList(first(locator) - 1, end));
  }

  private static int first(String locator) {
    return Integer.parseInt(locator.split(":", -1)[0]);
  }

  private boolean isComment(int line) {
    String text = lines.get(line).strip();
    return text.startsWith(COMMENT) && !text.startsWith(RULER);
  }

  private static String bare(String line) {
    return line.strip().substring(COMMENT.length()).strip();
  }
}
