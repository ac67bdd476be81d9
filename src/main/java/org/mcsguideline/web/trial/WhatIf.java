package org.mcsguideline.web.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.web.trial.chart.Fact;
import org.mcsguideline.web.trial.chart.Fact.Sample;
import org.mcsguideline.web.trial.chart.TrialChart;

/** Which facts, if they were known, would change what the services say. */
public final class WhatIf {

  private static final long LONGEST_NANOS = 2_000_000_000L;

  private final HookCalls calls;
  private final UnaryOperator<String> titles;
  private final LongSupplier nanos;

  /** Trying many records takes a processor for a while; hooks need the others. */
  private final Semaphore turns = new Semaphore(1);

  /**
   * A search.
   *
   * @param titles of recommendations by their address
   * @param nanos time that passes
   */
  public WhatIf(HookCalls calls, UnaryOperator<String> titles, LongSupplier nanos) {
    this.calls = calls;
    this.titles = titles;
    this.nanos = nanos;
  }

  /**
   * What was found.
   *
   * @param tried how many facts with a value were put on record, one at a time
   * @param inAll how many there are to try
   * @param busy whether somebody else was searching, so that nothing was tried
   */
  public record Found(List<Change> changes, int tried, int inAll, boolean busy) {

    public Found {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One fact that would change something.
   *
   * @param value with its unit; a word of pages when {@code label} is empty
   * @param label what the value is called; empty when it has no name of its own
   */
  public record Change(
      String fact,
      String value,
      String label,
      List<Turn> turns,
      List<String> gained,
      List<String> lost) {

    public Change {
      turns = List.copyOf(turns);
      gained = List.copyOf(gained);
      lost = List.copyOf(lost);
    }
  }

  /** An outcome that turns into another. */
  public record Turn(String plan, String from, String to) {}

  /** Tries every fact that is not on record with all that vignettes say of it. */
  Found search(TrialChart chart, List<Fact> facts) {
    if (!turns.tryAcquire()) {
      return new Found(List.of(), 0, 0, true);
    }
    try {
      return searched(chart, facts);
    } finally {
      turns.release();
    }
  }

  private record Trial(Fact fact, Sample sample) {}

  private Found searched(TrialChart chart, List<Fact> facts) {
    List<Trial> trials = trials(chart, facts);
    long end = nanos.getAsLong() + LONGEST_NANOS;
    Said before = Said.of(calls, chart, calls.services());
    List<Change> changes = new ArrayList<>();
    int tried = 0;
    for (Trial trial : trials) {
      if (nanos.getAsLong() > end) {
        break;
      }
      tried++;
      Change change =
          change(
              trial,
              before,
              Said.of(calls, chart.with(trial.fact(), trial.sample()), before.telling()));
      if (change != null) {
        changes.add(change);
      }
    }
    return new Found(changes, tried, trials.size(), false);
  }

  /** The first value of every fact comes before the second of any, in case time runs out. */
  private static List<Trial> trials(TrialChart chart, List<Fact> facts) {
    List<Fact> open = facts.stream().filter(fact -> !chart.says(fact)).toList();
    int most = open.stream().mapToInt(fact -> fact.telling().size()).max().orElse(0);
    List<Trial> trials = new ArrayList<>();
    for (int place = 0; place < most; place++) {
      for (Fact fact : open) {
        if (place < fact.telling().size()) {
          trials.add(new Trial(fact, fact.telling().get(place)));
        }
      }
    }
    return trials;
  }

  private @Nullable Change change(Trial trial, Said before, Said after) {
    if (!after.silent().isEmpty()) {
      // What a service did not say is not what it no longer says.
      return null;
    }
    List<Turn> turned = new ArrayList<>();
    before
        .outcomes()
        .forEach(
            (plan, from) -> {
              String to = after.outcomes().getOrDefault(plan, from);
              if (!to.equals(from)) {
                turned.add(new Turn(titles.apply(plan), words(from), words(to)));
              }
            });
    List<String> gained = after.cardsMissingIn(before);
    List<String> lost = before.cardsMissingIn(after);
    if (turned.isEmpty() && gained.isEmpty() && lost.isEmpty()) {
      return null;
    }
    Fact fact = trial.fact();
    Sample sample = trial.sample();
    String unit = fact.numbers().contains(sample) ? " " + fact.unit() : "";
    return new Change(
        fact.label(), (sample.value() + unit).strip(), sample.label(), turned, gained, lost);
  }

  private static String words(String outcome) {
    return outcome.replace('_', ' ');
  }
}
