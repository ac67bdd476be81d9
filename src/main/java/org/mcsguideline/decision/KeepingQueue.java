package org.mcsguideline.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Holds what waits to be written. Bounded: what finds it full is lost, and counted. */
public final class KeepingQueue {

  /** As many may hold all of a record; those behind them in the queue are made light first. */
  private static final int MOST_HEAVY = 64;

  private final BlockingQueue<Kept> waiting;
  private final Set<String> unwritten = ConcurrentHashMap.newKeySet();
  private final Losses losses;

  public KeepingQueue(int size, Losses losses) {
    this.waiting = new ArrayBlockingQueue<>(size);
    this.losses = losses;
  }

  /** Never waits. */
  public void add(Kept kept) {
    if (waiting.size() >= MOST_HEAVY) {
      kept.lighten().run();
    }
    boolean unused = unwritten.add(kept.id());
    if (!waiting.offer(kept)) {
      lost(kept, "the queue is full");
    }
  }

  /** How many wait. */
  public int depth() {
    return waiting.size();
  }

  /** Whether something waits, or is being written at this moment. */
  public boolean holds(String id) {
    return unwritten.contains(id);
  }

  /** Some of those that wait, in their order; none when nothing comes within the patience. */
  List<Kept> take(int most, Duration patience) throws InterruptedException {
    Kept first = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    List<Kept> taken = new ArrayList<>();
    if (first != null) {
      taken.add(first);
      waiting.drainTo(taken, most - 1);
    }
    return taken;
  }

  void written(Collection<Kept> done) {
    done.forEach(kept -> unwritten.remove(kept.id()));
  }

  void lost(Kept kept, String why) {
    written(List.of(kept));
    losses.lost(kept, why);
  }

  /** The end has come, and nobody writes any more. */
  public void abandon() {
    List<Kept> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(kept -> lost(kept, "the service ended"));
  }
}
