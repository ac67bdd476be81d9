package org.mcsguideline.card;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Plain text about a patient as GitHub Flavored Markdown that shows exactly that text.
 *
 * <p>Only two things keep their meaning: a blank line parts paragraphs, and a line that begins with
 * {@code "- "} is a bullet. Everything else that Markdown or HTML would act on is made inert.
 */
final class PatientMarkdown {

  /** Room for a feature with several sources, whose ids may have 64 characters each. */
  private static final int LONGEST_LINE = 1000;

  private static final String BULLET = "- ";
  private static final String ALWAYS_ESCAPED = "\\`*_{}[]~|@#";
  private static final String ESCAPED_AT_START = "-+=:";

  private PatientMarkdown() {}

  static String of(String text) {
    List<String> lines = text.lines().map(PatientMarkdown::line).toList();
    return lines.stream().collect(Collectors.joining("\n")).strip();
  }

  private static String line(String raw) {
    String line = raw.strip();
    if (line.startsWith(BULLET)) {
      return BULLET + escaped(line.substring(BULLET.length()));
    }
    return escaped(line);
  }

  /** One line in which every character stands for itself. */
  static String escaped(String text) {
    String line = PlainLine.cut(text, LONGEST_LINE);
    StringBuilder markdown = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> markdown.append("&lt;");
        case '>' -> markdown.append("&gt;");
        case '&' -> markdown.append("&amp;");
        case '"' -> markdown.append("&quot;");
        default -> {
          if (isActive(line, i)) {
            markdown.append('\\');
          }
          markdown.append(c);
        }
      }
    }
    return markdown.toString();
  }

  /** Points, colons and the like are left alone inside a sentence, so that numbers stay legible. */
  private static boolean isActive(String line, int i) {
    char c = line.charAt(i);
    if (ALWAYS_ESCAPED.indexOf(c) >= 0) {
      return true;
    }
    if (i == 0 && ESCAPED_AT_START.indexOf(c) >= 0) {
      return true;
    }
    return switch (c) {
      case ':' -> startsLink(line, i);
      case '.' -> isOrdinal(line, i) || line.regionMatches(true, i - 3, "www", 0, 3);
      case ')' -> isOrdinal(line, i);
      default -> false;
    };
  }

  private static boolean startsLink(String line, int colon) {
    return line.startsWith("/", colon + 1)
        || line.regionMatches(true, colon - 6, "mailto", 0, 6)
        || line.regionMatches(true, colon - 4, "xmpp", 0, 4);
  }

  /** A number at the start of a line with a point or bracket and a space would begin a list. */
  private static boolean isOrdinal(String line, int i) {
    return i > 0
        && (i + 1 == line.length() || line.charAt(i + 1) == ' ')
        && isDigit(line.charAt(0))
        && line.chars().limit(i).allMatch(PatientMarkdown::isDigit);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
