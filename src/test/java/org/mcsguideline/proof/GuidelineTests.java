package org.mcsguideline.proof;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.vignettes.EvaluationInUse;
import org.mcsguideline.vignettes.Guideline;

/** The tests of the guideline that run without a server, each with what it reaches. */
final class GuidelineTests {

  /**
   * A test, or one turn of a test with parameters.
   *
   * @param nanos what it took
   * @param reached defines, functions and parameters
   */
  record Turn(String id, long nanos, Set<String> reached) {

    /** Turns are told apart by their names. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Turn turn && turn.id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  /** The cases are asked by themselves, which is faster. */
  private static final String ASKED_ALREADY = ".*\\.CaseTest";

  /** What they hold to was printed from the answers and not derived from the specification. */
  private static final String PRINTED = ".*\\.ApprovedTextsTest";

  /** They compare the guideline with itself, take longest, and notice least. */
  private static final String RELATIONS =
      ".*\\.(InvarianceTest|DroppedFactTest|LocalSiteTest|SiteChoiceTest)";

  /** They ask no guideline. */
  private static final String RECORDS =
      ".*\\.(VignettesTest|Vignette(Record|Times)Test|HookRequestJsonTest|DemoDataTest)";

  /** So many nanoseconds of tests are run at once; the first that fails is then known. */
  private static final long AT_ONCE = 150_000_000;

  /** So many are run for a mistake: a count and not a time, so that every machine runs the same. */
  static final int AT_MOST = 120;

  private final List<Turn> turns;
  private final List<String> leftOut;

  private GuidelineTests(TurnRecording recording) {
    turns = oneOfEachFirst(recording.turns());
    leftOut = List.copyOf(recording.failed());
  }

  /** Runs all tests once. Those that fail without a mistake cannot show one and are left out. */
  static GuidelineTests recorded() {
    LauncherDiscoveryRequest all =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("org.mcsguideline.vignettes"))
            .filters(
                includeClassNamePatterns(".*Test"),
                excludeClassNamePatterns(ASKED_ALREADY, PRINTED, RELATIONS, RECORDS))
            .build();
    GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
    TurnRecording recording = new TurnRecording();
    guideline.watch(recording::reached);
    EvaluationInUse.replaced(guideline::at, () -> BareLauncher.create().execute(all, recording));
    return new GuidelineTests(recording);
  }

  /**
   * The first turn of every test, the one that reaches least first, then the second of every
   * test...
   */
  private static List<Turn> oneOfEachFirst(List<Turn> turns) {
    Map<String, Integer> seen = new HashMap<>();
    Map<Turn, Integer> rounds = new LinkedHashMap<>();
    for (Turn turn : turns) {
      String test = turn.id().replaceFirst("/\\[test-template-invocation:.*", "");
      Integer before = rounds.put(turn, seen.merge(test, 1, Integer::sum));
      if (before != null) {
        throw new IllegalStateException("Twice: " + turn.id());
      }
    }
    return rounds.entrySet().stream()
        .sorted(
            Map.Entry.<Turn, Integer>comparingByValue()
                .thenComparing(
                    Map.Entry.comparingByKey(
                        Comparator.comparingInt(turn -> turn.reached().size()))))
        .map(Map.Entry::getKey)
        .toList();
  }

  int size() {
    return turns.size();
  }

  /** Tests that fail without a mistake. */
  List<String> leftOut() {
    return leftOut;
  }

  /** Those that reach a define, function or parameter, the most promising first. */
  List<Turn> reaching(String library, String name) {
    return turns.stream().filter(turn -> turn.reached().contains(library + ":" + name)).toList();
  }

  /** One that fails with the guideline as it is now. */
  static Optional<Turn> failing(GuidelineUnderTest guideline, Collection<Turn> asked) {
    List<Turn> together = new ArrayList<>();
    long nanos = 0;
    for (Turn turn : asked) {
      together.add(turn);
      nanos += turn.nanos();
      if (nanos > AT_ONCE) {
        Optional<Turn> failed = failed(guideline, together);
        if (failed.isPresent()) {
          return failed;
        }
        together.clear();
        nanos = 0;
      }
    }
    return together.isEmpty() ? Optional.empty() : failed(guideline, together);
  }

  private static Optional<Turn> failed(GuidelineUnderTest guideline, List<Turn> together) {
    LauncherDiscoveryRequest some =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(together.stream().map(turn -> selectUniqueId(turn.id())).toList())
            .build();
    TurnRecording recording = new TurnRecording();
    EvaluationInUse.replaced(guideline::at, () -> BareLauncher.create().execute(some, recording));
    if (recording.failed().isEmpty() && recording.count() < together.size()) {
      throw new IllegalStateException("Not all were run: " + together);
    }
    return together.stream()
        .filter(turn -> recording.failed().stream().anyMatch(turn.id()::startsWith))
        .findFirst();
  }
}
