package org.mcsguideline.knowledge.assembly.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a CQL text: what is executed, and what stands in string literals. */
public final class CqlText {

  /** A piece of text and the line it begins on. */
  public record Piece(String text, int line) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(?<comment>/\\*.*?\\*/|//[^\\n]*)"
              + "|(?<literal>'(?:[^'\\\\]|\\\\.)*')"
              + "|(?<quoted>\"(?:[^\"\\\\]|\\\\.)*\")");

  private final List<Piece> literals = new ArrayList<>();
  private final String executed;

  public CqlText(String text) {
    StringBuilder code = new StringBuilder(text.length());
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    int line = 1;
    while (matcher.find()) {
      String before = text.substring(end, matcher.start());
      code.append(before);
      line += lineBreaks(before);
      String token = matcher.group();
      if (matcher.group("literal") != null) {
        literals.add(new Piece(token.substring(1, token.length() - 1), line));
      }
      // Keeps the lines of what follows where they are.
      code.append("\n".repeat(lineBreaks(token)));
      line += lineBreaks(token);
      end = matcher.end();
    }
    executed = code.append(text, end, text.length()).toString();
  }

  private static int lineBreaks(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  /** String literals without their quotes. */
  public List<Piece> literals() {
    return List.copyOf(literals);
  }

  /** The text without comments, literals and quoted names, line by line as in the file. */
  public List<Piece> executedLines() {
    List<String> lines = executed.lines().toList();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      pieces.add(new Piece(lines.get(i), i + 1));
    }
    return pieces;
  }
}
