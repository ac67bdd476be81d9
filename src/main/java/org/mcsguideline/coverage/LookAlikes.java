package org.mcsguideline.coverage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.coverage.LocalLabels.Counted;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.knowledge.GuidelineConcept;

/**
 * Finds local codes whose words are those of a concept. A word that stands in many names says
 * little and counts little. A likeness is a hint for a person, never a mapping.
 */
final class LookAlikes {

  private static final int SHORTEST_WORD = 3;
  private static final int MOST = 3;
  private static final double LEAST_LIKENESS = 0.5;

  private record Likeness(Counted local, double degree) {}

  private final Map<String, Integer> spread = new HashMap<>();
  private final Map<Counted, Set<String>> locals = new HashMap<>();
  private final int names;

  LookAlikes(List<GuidelineConcept> concepts, List<Counted> locals) {
    for (GuidelineConcept concept : concepts) {
      names(concept)
          .flatMap(name -> words(name).stream())
          .distinct()
          .forEach(word -> spread.merge(word, 1, Integer::sum));
    }
    for (Counted local : locals) {
      Set<String> words = words(local.local().label());
      words.forEach(word -> spread.merge(word, 1, Integer::sum));
      this.locals.put(local, words);
    }
    this.names = concepts.size() + locals.size();
  }

  /** The local codes most like the concept, best first. */
  List<Counted> of(GuidelineConcept concept) {
    List<Set<String>> called = names(concept).map(LookAlikes::words).toList();
    return locals.entrySet().stream()
        .map(entry -> new Likeness(entry.getKey(), likeness(called, entry.getValue())))
        .filter(likeness -> likeness.degree() >= LEAST_LIKENESS)
        .sorted(
            Comparator.comparingDouble(Likeness::degree)
                .thenComparingLong(likeness -> likeness.local().resources())
                .reversed()
                .thenComparing(likeness -> likeness.local().local().toString()))
        .limit(MOST)
        .map(Likeness::local)
        .toList();
  }

  private double likeness(List<Set<String>> called, Set<String> label) {
    return called.stream().mapToDouble(name -> likeness(name, label)).max().orElse(0);
  }

  /** Twice the weight of the shared words over the weight of all words of both. */
  private double likeness(Set<String> name, Set<String> label) {
    Set<String> shared = new HashSet<>(name);
    shared.retainAll(label);
    double all = weight(name) + weight(label);
    return all == 0 ? 0 : 2 * weight(shared) / all;
  }

  private double weight(Set<String> words) {
    return words.stream()
        .mapToDouble(word -> Math.log((1.0 + names) / spread.getOrDefault(word, 1)))
        .sum();
  }

  private static Stream<String> names(GuidelineConcept concept) {
    return Stream.concat(Stream.of(concept.name()), concept.codes().stream().map(Coded::display));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .collect(Collectors.toSet());
  }
}
