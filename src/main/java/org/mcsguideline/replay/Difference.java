package org.mcsguideline.replay;

import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks one after the other at which the other version said something else of a recommendation.
 *
 * @param said by the version in use; null when it says nothing of it
 * @param other null when the other version says nothing of it
 */
public record Difference(
    Instant from, Instant to, int looks, @Nullable Said said, @Nullable Said other) {

  Difference with(Instant time) {
    return new Difference(from, time, looks + 1, said, other);
  }

  boolean isSame(@Nullable Said one, @Nullable Said another) {
    return Objects.equals(said, one) && Objects.equals(other, another);
  }

  /** In short, for counting. */
  Tally.Changed changed() {
    Said either = said == null ? Objects.requireNonNull(other) : said;
    return new Tally.Changed(Tally.Place.of(either), words(said, other), words(other, said));
  }

  /** Outcome and cards; what is missed only where the other side does not miss it. */
  private static String words(@Nullable Said one, @Nullable Said another) {
    if (one == null) {
      return "not said";
    }
    String cards =
        one.cards().stream()
            .map(Said.SaidCard::action)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    TreeSet<String> missed = new TreeSet<>(one.missing());
    missed.removeAll(another == null ? java.util.List.of() : another.missing());
    return Stream.of(
            Objects.requireNonNullElse(one.outcome(), "no outcome"),
            cards.isEmpty() ? "no card" : "card " + cards,
            missed.isEmpty() ? "" : "also missed: " + String.join(", ", missed))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
