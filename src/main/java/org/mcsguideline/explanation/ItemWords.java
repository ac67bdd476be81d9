package org.mcsguideline.explanation;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a thing of a list says, in a line. A finding of the guideline ({@code alarm}, {@code watch},
 * {@code unknown}, {@code overdue}) says in {@code quiet} what holds when it has none of these, and
 * in {@code offer} what to do about an alarm or a watch; out of their place both would mislead.
 */
public final class ItemWords {

  private static final Set<String> SHOWN_ELSEWHERE = Set.of("id", "code", "name", "state", "value");
  private static final String TRUE = "true";
  private static final String FALSE = "false";

  private ItemWords() {}

  /** What is true by its name, what has a value with it, and nothing that is false. */
  public static String of(Map<String, String> item) {
    return item.entrySet().stream()
        .filter(element -> !SHOWN_ELSEWHERE.contains(element.getKey()))
        .filter(element -> !FALSE.equals(element.getValue()))
        .filter(element -> isInPlace(element.getKey(), item))
        .map(
            element ->
                TRUE.equals(element.getValue())
                    ? element.getKey()
                    : element.getKey() + ": " + element.getValue())
        .collect(Collectors.joining("; "));
  }

  private static boolean isInPlace(String element, Map<String, String> item) {
    return switch (element) {
      case "quiet" -> !isAny(item, "alarm", "watch", "unknown", "overdue");
      case "offer" -> isAny(item, "alarm", "watch");
      default -> true;
    };
  }

  private static boolean isAny(Map<String, String> item, String... signs) {
    return Stream.of(signs).anyMatch(sign -> TRUE.equals(item.get(sign)));
  }
}
