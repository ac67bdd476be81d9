package org.mcsguideline.numbers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Some of all.
 *
 * @param events of them
 * @param total at least one
 */
record Counts(int events, int total) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d+)/(\\d+)");

  /** All that a text writes as {@code 7/21}. */
  static List<Counts> in(String text) {
    return WRITTEN
        .matcher(text)
        .results()
        .map(
            found -> new Counts(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        .toList();
  }

  /** One as it is written. */
  static Counts of(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException(text + " is not written as 7/21");
    }
    return in(text).get(0);
  }

  /** All counts up to a total whose percentage is printed so. */
  static List<Counts> fitting(Printed percentage, int largestTotal) {
    return IntStream.rangeClosed(1, largestTotal)
        .boxed()
        .flatMap(
            total -> IntStream.rangeClosed(0, total).mapToObj(events -> new Counts(events, total)))
        .filter(counts -> percentage.covers(counts.percentage()))
        .toList();
  }

  double percentage() {
    return 100.0 * events / total;
  }

  double share() {
    return (double) events / total;
  }

  int others() {
    return total - events;
  }

  @Override
  public String toString() {
    return events + "/" + total;
  }
}
