package org.mcsguideline.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a number of calls be worked on at once and a number wait; refuses the rest. */
public final class Turns {

  private final Semaphore turns;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int mostWaiting;
  private final Duration longestWait;

  public Turns(int atOnce, int mostWaiting, Duration longestWait) {
    this.turns = new Semaphore(atOnce, true);
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  /** Takes a turn, to be given back; false when there is none in time. */
  public boolean take() throws InterruptedException {
    if (turns.tryAcquire()) {
      return true;
    }
    if (waiting.incrementAndGet() > mostWaiting) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      return turns.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Gives back a turn that was taken. */
  public void giveBack() {
    turns.release();
  }

  /** Calls that wait for their turn now. */
  public int waiting() {
    return waiting.get();
  }
}
