package org.mcsguideline.web.frame;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Pages that cost much are made a few at a time, so that calls of services keep the machine. */
public final class PageTurns {

  private final Semaphore turns;
  private final Duration wait;

  /**
   * Turns.
   *
   * @param parallel how many pages are made at once
   * @param wait how long a reader waits for a turn
   */
  public PageTurns(int parallel, Duration wait) {
    this.turns = new Semaphore(parallel, true);
    this.wait = wait;
  }

  /** To be closed when the page is made. */
  @FunctionalInterface
  public interface Turn {
    void close();
  }

  /**
   * A turn, when there is one.
   *
   * @throws PageBusy when there was none in time
   */
  public Turn take() {
    try {
      if (!turns.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new PageBusy();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new PageBusy(stopping);
    }
    return turns::release;
  }
}
