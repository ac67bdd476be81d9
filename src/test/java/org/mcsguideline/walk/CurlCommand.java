package org.mcsguideline.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call as curl would make it.
 *
 * @param method of HTTP
 * @param url as written, of the service at its usual address
 * @param headers each "name: value", with the content type curl sends unasked
 * @param body the text of {@code -d}, or @ and the name of a file; null for none
 */
record CurlCommand(String method, String url, List<String> headers, @Nullable String body) {

  static final String SERVICE = "http://localhost:8080";

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  /** Text in single quotes, text in double quotes in which a shell replaces nothing, or a word. */
  private static final Pattern WORD =
      Pattern.compile("\\s*(?:'([^']*)'|\"([^\"$`\\\\]*)\"|([^\\s'\"$`\\\\&|;<>(){}\\[\\]*?#~]+))");

  /**
   * Reads one command.
   *
   * @throws IllegalArgumentException for what a shell would change, options other than -s, -X, -H
   *     and -d, other addresses than the service's
   */
  static CurlCommand of(String text) {
    Deque<String> words = words(text.strip().replace("\\\n", " "));
    require("curl".equals(words.poll()), "The command has to be curl", text);
    @Nullable String method = null;
    @Nullable String url = null;
    @Nullable String body = null;
    List<String> headers = new ArrayList<>();
    while (!words.isEmpty()) {
      String word = words.remove();
      switch (word) {
        case "-s" -> {}
        case "-X" -> method = words.remove();
        case "-H" -> headers.add(words.remove());
        case "-d" -> body = words.remove();
        default -> {
          require(url == null && word.startsWith(SERVICE + "/"), "No place for " + word, text);
          url = word;
        }
      }
    }
    if (url == null) {
      throw new IllegalArgumentException("No address: " + text);
    }
    if (body != null && headers.stream().noneMatch(header -> header.startsWith("Content-Type:"))) {
      headers.add(FORM);
    }
    String standard = body == null ? "GET" : "POST";
    return new CurlCommand(method == null ? standard : method, url, List.copyOf(headers), body);
  }

  private static Deque<String> words(String text) {
    Deque<String> words = new ArrayDeque<>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (end < text.length() && word.find(end) && word.start() == end) {
      String single = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(single == null ? word.group(3) : single);
      end = word.end();
      require(end == text.length() || Character.isWhitespace(text.charAt(end)), "Quote", text);
    }
    require(end == text.length(), "A shell would change what stands at " + end, text);
    return words;
  }

  private static void require(boolean holds, String what, String text) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": " + text);
    }
  }
}
