package org.mcsguideline.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Holds what waits to be written. Bounded: what finds it full is lost, and counted. */
public final class KeepingQueue {

  private final BlockingQueue<Kept> waiting;
  private final Losses losses;

  public KeepingQueue(int size, Losses losses) {
    this.waiting = new ArrayBlockingQueue<>(size);
    this.losses = losses;
  }

  /** Never waits. */
  public void add(Kept kept) {
    if (!waiting.offer(kept)) {
      losses.lost(kept, "the queue is full");
    }
  }

  /** How many wait. */
  public int depth() {
    return waiting.size();
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

  /** The end has come, and nobody writes any more. */
  public void abandon() {
    List<Kept> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(kept -> losses.lost(kept, "the service ended"));
  }

  Losses losses() {
    return losses;
  }
}
