package org.mcsguideline.card;

import java.util.regex.Pattern;

/** One line of text without invisible characters and of limited length. */
final class PlainLine {

  private static final String ELLIPSIS = "…";

  /** A tag needs its name right behind the bracket; a comparison reads as well with a space. */
  private static final Pattern TAG_START = Pattern.compile("<(?=[\\p{L}\\p{C}/!?])");

  private PlainLine() {}

  /** A line that not even a client which takes it for HTML can read a tag in. */
  static String withoutTags(String text, int longest) {
    return cut(TAG_START.matcher(text).replaceAll("< "), longest);
  }

  /** Cuts at a word where the text is longer than allowed, the ellipsis included. */
  static String cut(String text, int longest) {
    String line = cleaned(text).strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = longest - ELLIPSIS.length();
    int word = line.lastIndexOf(' ', end);
    int cut = word > longest / 2 ? word : end;
    if (Character.isHighSurrogate(line.charAt(cut - 1))) {
      cut--;
    }
    return line.substring(0, cut).stripTrailing() + ELLIPSIS;
  }

  private static String cleaned(String text) {
    return isPlain(text) ? text : withoutInvisible(text);
  }

  /** Most texts need no work: they have nothing but printable characters of ASCII. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String withoutInvisible(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c)) {
                line.append(' ');
              } else if (!isInvisible(c)) {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
