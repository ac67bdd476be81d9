package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.vignettes.CaseAnswers;
import org.mcsguideline.vignettes.Guideline;

/** The cases reach every define and every function, and see each define in each of its states. */
class DefineCoverageTest {

  private static final Path REPORT = Path.of("target", "cql-coverage.lcov");

  /** States of yes-or-no defines and of those that give a word, by {@code Library:Define}. */
  private static final Map<String, Set<String>> SEEN = new TreeMap<>();

  private static Lines lines = Lines.of("");

  @BeforeAll
  static void askEveryCase() throws IOException {
    GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
    GuidelineUnderTest.Reach reach = guideline.lines();
    for (ReadCase asked : ReadCase.all()) {
      for (Defines wanted : List.of(CaseAnswers.everything(), asked.expected())) {
        Object unused =
            reach.evaluate(asked.asked().guideline(), wanted, asked.record(), asked.time());
        reach.worked().forEach(DefineCoverageTest::see);
      }
    }
    String report = reach.lcov(Elm.libraries());
    lines = Lines.of(report);
    Path unused = Files.writeString(REPORT, report);
  }

  private static void see(String define, @Nullable Object value) {
    boolean isState = value == null || value instanceof Boolean;
    String word = value instanceof String text && text.matches("[A-Z][A-Z_+ ]+") ? text : "a value";
    boolean unused =
        SEEN.computeIfAbsent(define, d -> new TreeSet<>())
            .add(isState ? String.valueOf(value) : word);
  }

  @Test
  void everyDefineIsWorkedOut() {
    Exceptions exceptions = Exceptions.read("defines-not-reached");
    Set<String> missing = new TreeSet<>();
    for (String library : Elm.libraries()) {
      Elm.statements(Elm.library(library))
          .filter(define -> !reached(library, define))
          .map(define -> library + ":" + define.path("name").asText())
          .filter(define -> !exceptions.covers(define))
          .forEach(missing::add);
    }
    assertThat(SEEN).hasSizeGreaterThan(200);
    assertThat(missing).as("defines that no case reaches").isEmpty();
    assertThat(exceptions.unused()).as("exceptions that nothing needs").isEmpty();
  }

  private static boolean reached(String library, JsonNode define) {
    String name = define.path("name").asText();
    return Elm.isFunction(define)
        ? lines.hold(library, define)
        : SEEN.containsKey(library + ":" + name);
  }

  @Test
  void everyYesOrNoIsSeenAsYesNoAndUnknown() {
    Exceptions exceptions = Exceptions.read("states-not-seen");
    Set<String> missing = new TreeSet<>();
    SEEN.forEach(
        (define, states) -> {
          if (states.contains("true") || states.contains("false")) {
            Set<String> unseen = new TreeSet<>(Set.of("true", "false"));
            if (StateReading.canBeUnknown(define)) {
              unseen.add("null");
            }
            unseen.removeAll(states);
            unseen.stream()
                .map(state -> define + " " + state)
                .filter(gap -> !exceptions.covers(gap))
                .forEach(missing::add);
          }
        });
    assertThat(missing).as("states that no case shows").isEmpty();
    assertThat(exceptions.unused()).as("exceptions that nothing needs").isEmpty();
  }

  @Test
  void everyWordOfADefineIsSeen() {
    Exceptions exceptions = Exceptions.read("words-not-seen");
    Set<String> missing = new TreeSet<>();
    SEEN.forEach(
        (define, states) ->
            StateReading.words(define).stream()
                .filter(word -> states.stream().noneMatch(state -> state.contains(word)))
                .map(word -> define + " " + word)
                .filter(gap -> !exceptions.covers(gap))
                .forEach(missing::add));
    assertThat(missing).as("words that no case shows").isEmpty();
    assertThat(exceptions.unused()).as("exceptions that nothing needs").isEmpty();
  }

  @Test
  void theReportHoldsEveryLibraryThatHasLogic() throws IOException {
    Set<String> logic =
        Elm.libraries().stream()
            .filter(library -> Elm.statements(Elm.library(library)).findAny().isPresent())
            .collect(Collectors.toSet());
    assertThat(logic).allSatisfy(library -> assertThat(Files.readString(REPORT)).contains(library));
  }
}
