package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mcsguideline.vignettes.Case;
import org.mcsguideline.vignettes.Case.Limit;
import org.mcsguideline.vignettes.Case.Side;

/** Every number has a case below it, at it and above it. */
class LimitCoverageTest {

  private static final String THRESHOLDS = "McsThresholds";

  private static Map<String, Set<Side>> tried() {
    Map<String, Set<Side>> tried = new TreeMap<>();
    ReadCase.all().stream()
        .map(ReadCase::asked)
        .map(Case::limits)
        .flatMap(Set::stream)
        .forEach(
            (Limit limit) -> {
              boolean unused =
                  tried
                      .computeIfAbsent(limit.threshold(), t -> EnumSet.noneOf(Side.class))
                      .add(limit.side());
            });
    return tried;
  }

  private static Set<String> numbers() {
    JsonNode library = Elm.library(THRESHOLDS);
    return Stream.concat(Elm.parameters(library), Elm.statements(library))
        .map(define -> define.path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyNumberIsTriedOnEachSide() {
    Exceptions exceptions = Exceptions.read("limits-without-cases");
    Set<String> missing = new TreeSet<>();
    Map<String, Set<Side>> tried = tried();
    for (String number : numbers()) {
      Set<Side> sides = EnumSet.allOf(Side.class);
      sides.removeAll(tried.getOrDefault(number, Set.of()));
      if (!sides.isEmpty() && !exceptions.covers(number)) {
        missing.add(number + " " + sides);
      }
    }
    assertThat(numbers()).hasSizeGreaterThan(50);
    assertThat(missing).as("numbers without a case").isEmpty();
    assertThat(exceptions.unused()).as("exceptions that nothing needs").isEmpty();
  }

  @Test
  void everyCaseTriesANumberThatExists() {
    assertThat(numbers()).containsAll(tried().keySet());
  }
}
