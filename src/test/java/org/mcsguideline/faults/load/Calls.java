package org.mcsguideline.faults.load;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Calls of a load, as their callers saw them. */
final class Calls {

  private final Queue<Call> calls;

  Calls() {
    this.calls = new ConcurrentLinkedQueue<>();
  }

  private Calls(Collection<Call> calls) {
    this.calls = new ConcurrentLinkedQueue<>(calls);
  }

  void add(Call call) {
    calls.add(call);
  }

  int count() {
    return calls.size();
  }

  Calls that(Predicate<Call> condition) {
    return new Calls(calls.stream().filter(condition).toList());
  }

  /** Those sent at or after the one and before the other. */
  Calls sentBetween(Duration from, Duration to) {
    return that(call -> call.at().compareTo(from) >= 0 && call.at().compareTo(to) < 0);
  }

  Calls answered() {
    return that(call -> call.status() == 200);
  }

  /** How many were answered so. */
  Map<Integer, Integer> statuses() {
    Map<Integer, Integer> statuses = new TreeMap<>();
    calls.forEach(call -> statuses.merge(call.status(), 1, Integer::sum));
    return statuses;
  }

  /** Milliseconds that so many in a hundred took at most; of no calls there are none. */
  double percentile(double percent) {
    if (calls.isEmpty()) {
      throw new IllegalStateException("There were no calls.");
    }
    return new Percentile().evaluate(millis(), percent);
  }

  double longest() {
    return percentile(100);
  }

  private double[] millis() {
    return calls.stream().mapToDouble(call -> call.took().toNanos() / 1e6).toArray();
  }
}
