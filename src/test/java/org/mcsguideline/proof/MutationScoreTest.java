package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mcsguideline.proof.MutationRun.Verdict;

/**
 * A small mistake in the logic is noticed by some case or test. Every build tries a sample, the
 * same every time; {@code -Dmutation=all} tries all, a number so many, names of libraries with
 * commas between them all in these.
 */
class MutationScoreTest {

  /** Percent of mistakes that are noticed or explained. */
  private static final double FLOOR = 95;

  private static final int SAMPLE = 120;
  private static final long SEED = 3505;
  private static final Path REPORT = Path.of("target", "cql-mutation.txt");

  @Test
  void someCaseOrTestNoticesEveryMistake() throws IOException, InterruptedException {
    List<Mutation> all = all();
    List<Mutation> chosen = chosen(all);
    long begun = System.nanoTime();
    MutationRun run = new MutationRun();
    long prepared = System.nanoTime();
    assertThat(run.tests()).as("tests that can notice a mistake").isGreaterThan(500);
    List<Verdict> verdicts = run.verdicts(chosen, 2);
    List<Verdict> survivors = verdicts.stream().filter(v -> v.killer().isEmpty()).toList();
    Path unused =
        Files.writeString(
            REPORT,
            report(all.size(), verdicts, survivors)
                + run.inWords()
                + String.format(
                    Locale.ROOT,
                    "%d s to prepare, %d s for the mistakes%n",
                    seconds(begun, prepared),
                    seconds(prepared, System.nanoTime())));
    assertThat(chosen).isNotEmpty();
    Exceptions known = Exceptions.read("mutation-survivors");
    List<Verdict> unexplained =
        survivors.stream().filter(v -> !known.covers(v.mutation().key())).toList();
    assertThat(score(verdicts, unexplained)).as("see " + REPORT).isGreaterThanOrEqualTo(FLOOR);
    if (chosen.size() == all.size()) {
      assertThat(known.unused()).as("survivors that are noticed by now").isEmpty();
    }
  }

  private static List<Mutation> all() {
    List<Mutation> all = new ArrayList<>();
    Elm.libraries().forEach(library -> all.addAll(Mutations.of(library)));
    return all;
  }

  private static List<Mutation> chosen(List<Mutation> all) {
    String only = System.getProperty("mutation", "sample");
    if (only.equals("all")) {
      return all;
    }
    if (only.startsWith("Mcs")) {
      Set<String> libraries = Set.of(only.split(","));
      return all.stream().filter(mutation -> libraries.contains(mutation.library())).toList();
    }
    List<Mutation> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(SEED));
    int size = only.equals("sample") ? SAMPLE : Integer.parseInt(only);
    return shuffled.subList(0, Math.min(size, shuffled.size()));
  }

  private static long seconds(long from, long to) {
    return (to - from) / 1_000_000_000;
  }

  private static double score(List<Verdict> verdicts, List<Verdict> survivors) {
    return 100.0 * (verdicts.size() - survivors.size()) / verdicts.size();
  }

  private static String report(int all, List<Verdict> verdicts, List<Verdict> survivors) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d mistakes tried of %d, %d noticed, score %.1f %%%n",
            verdicts.size(),
            all,
            verdicts.size() - survivors.size(),
            score(verdicts, survivors)));
    survivors.stream()
        .map(survivor -> survivor.mutation() + "\n    " + survivor.trace())
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
