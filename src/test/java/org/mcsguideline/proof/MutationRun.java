package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mcsguideline.evaluation.DefineFailed;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.proof.GuidelineTests.Turn;
import org.mcsguideline.vignettes.Guideline;

/** Makes one mistake at a time and asks the cases, then the tests, until one of them notices. */
final class MutationRun {

  /**
   * What became of a mistake.
   *
   * @param killer the case or test that noticed it; empty when none did
   * @param trace what a survivor changes in a case, which nobody there expects otherwise
   */
  record Verdict(Mutation mutation, Optional<String> killer, String trace) {}

  private final CaseReach reach = new CaseReach(ReadCase.all());
  private final Map<String, JsonNode> libraries = new HashMap<>();

  /** The case that noticed the last mistake of a define is likely to notice the next one. */
  private final Map<String, Set<ReadCase>> killers = new ConcurrentHashMap<>();

  /** The same for tests. */
  private final Map<String, Set<Turn>> failing = new ConcurrentHashMap<>();

  private final GuidelineTests tests = GuidelineTests.recorded();
  private final ShownAnswers shown = new ShownAnswers();

  MutationRun() {
    Elm.libraries().forEach(name -> libraries.put(name, Elm.library(name)));
  }

  /** How many tests can be asked, beside the cases. */
  int tests() {
    return tests.size();
  }

  /** Who is asked; what fails without a mistake is not, and is named. */
  String inWords() {
    return "Asked: %d cases (fail anyway: %s), %d tests (fail anyway: %s)%n"
        .formatted(reach.size(), reach.leftOut(), tests.size(), tests.leftOut());
  }

  List<Verdict> verdicts(List<Mutation> mutations, int threads) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Verdict>>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int part = i;
        parts.add(workers.submit(() -> verdictsOf(mutations, part, threads)));
      }
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<List<Verdict>> part : parts) {
        verdicts.addAll(part.get());
      }
      return verdicts;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      List<Runnable> unused = workers.shutdownNow();
    }
  }

  private List<Verdict> verdictsOf(List<Mutation> mutations, int part, int threads) {
    GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = part; i < mutations.size(); i += threads) {
      verdicts.add(verdict(guideline, mutations.get(i)));
    }
    return verdicts;
  }

  private Verdict verdict(GuidelineUnderTest guideline, Mutation mutation) {
    JsonNode library = Objects.requireNonNull(libraries.get(mutation.library()));
    guideline.exchange(mutation.library(), Elm.text(mutation.in(library)));
    try {
      for (ReadCase likely : likely(mutation)) {
        if (notices(guideline, likely)) {
          boolean unused = killers(mutation).add(likely);
          return new Verdict(mutation, Optional.of(likely.asked().name()), "");
        }
      }
      Optional<String> failing = failing(guideline, mutation);
      return new Verdict(mutation, failing, failing.isPresent() ? "" : trace(guideline, mutation));
    } finally {
      guideline.restore(mutation.library());
    }
  }

  private String trace(GuidelineUnderTest guideline, Mutation mutation) {
    return shown.firstDifference(guideline, reach.reaching(mutation.library(), mutation.define()));
  }

  private Set<ReadCase> killers(Mutation mutation) {
    return killers.computeIfAbsent(
        mutation.library() + mutation.define(), d -> ConcurrentHashMap.newKeySet());
  }

  /** Cases that reach the mistake, the most promising first. */
  private Set<ReadCase> likely(Mutation mutation) {
    Set<ReadCase> reaching =
        new LinkedHashSet<>(reach.reaching(mutation.library(), mutation.define()));
    Set<ReadCase> ordered = new LinkedHashSet<>(killers(mutation));
    reaching.stream().filter(asked -> tries(asked, mutation.define())).forEach(ordered::add);
    String define = mutation.library() + ":" + mutation.define();
    reaching.stream().filter(asked -> asksFor(asked, define)).forEach(ordered::add);
    String library = mutation.library() + ":";
    reaching.stream().filter(asked -> asksFor(asked, library)).forEach(ordered::add);
    ordered.retainAll(reaching);
    ordered.addAll(reaching);
    return ordered;
  }

  /** The same with the tests; those that noticed another mistake in the library come early. */
  private Optional<String> failing(GuidelineUnderTest guideline, Mutation mutation) {
    List<Turn> reaching = tests.reaching(mutation.library(), mutation.define());
    Set<Turn> here = failing(mutation.library() + mutation.define());
    Set<Turn> near = failing(mutation.library());
    Set<Turn> ordered = new LinkedHashSet<>(here);
    ordered.addAll(near);
    ordered.retainAll(Set.copyOf(reaching));
    ordered.addAll(reaching);
    Optional<Turn> failed =
        GuidelineTests.failing(guideline, ordered.stream().limit(GuidelineTests.AT_MOST).toList());
    failed.ifPresent(
        turn -> {
          boolean unused = here.add(turn) && near.add(turn);
        });
    return failed.map(Turn::id);
  }

  private Set<Turn> failing(String where) {
    return failing.computeIfAbsent(where, d -> ConcurrentHashMap.newKeySet());
  }

  private static boolean asksFor(ReadCase asked, String define) {
    return asked.asked().expected().keySet().stream().anyMatch(name -> name.startsWith(define));
  }

  private static boolean tries(ReadCase asked, String threshold) {
    return asked.asked().limits().stream().anyMatch(l -> l.threshold().equals(threshold));
  }

  /** An error, or a site at which the service does not start, fails the case as well. */
  private boolean notices(GuidelineUnderTest guideline, ReadCase asked) {
    try {
      return !asked.missed(guideline).isEmpty();
    } catch (DefineFailed | KnowledgeIncomplete e) {
      return true;
    } catch (IllegalStateException | ClassCastException | NullPointerException e) {
      return true;
    }
  }
}
