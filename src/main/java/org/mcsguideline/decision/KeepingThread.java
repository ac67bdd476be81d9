package org.mcsguideline.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what waits in the queue, several at a time, and waits itself while there is no store. What
 * fails is tried again, then alone, and then given up.
 */
public final class KeepingThread implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(KeepingThread.class);
  private static final int MOST_AT_ONCE = 20;

  private final KeepingQueue queue;
  private final RecordStore store;
  private final List<Duration> pauses;
  private volatile boolean closing;

  /**
   * A writer.
   *
   * @param pauses before each further try of what has failed; the last one is also the pause while
   *     there is no store
   */
  public KeepingThread(KeepingQueue queue, RecordStore store, List<Duration> pauses) {
    this.queue = queue;
    this.store = store;
    this.pauses = List.copyOf(pauses);
  }

  /** Ends when it was told to close and nothing waits any more. */
  @Override
  public void run() {
    try {
      while (!closing || queue.depth() > 0) {
        List<Kept> batch = queue.take(MOST_AT_ONCE, pauses.get(0));
        if (!batch.isEmpty()) {
          write(batch);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What waits is still written if there is a store; without one it is lost. */
  public void close() {
    closing = true;
  }

  /** One that cannot be written must not keep the others from being written. */
  private void write(List<Kept> batch) throws InterruptedException {
    boolean alone = batch.size() == 1;
    if (written(batch, alone ? pauses : List.of())) {
      return;
    }
    if (alone) {
      queue.lost(batch.get(0), "it could not be written");
    } else {
      for (Kept one : batch) {
        write(List.of(one));
      }
    }
  }

  private boolean written(List<Kept> batch, List<Duration> beforeFurtherTries)
      throws InterruptedException {
    int tries = 0;
    while (true) {
      try {
        writeWhenThereIsAStore(batch);
        return true;
      } catch (RuntimeException failed) {
        // Its message may quote what was to be stored.
        LOG.warn("Writing {} failed: {}", batch.size(), failed.getClass().getName());
        if (closing || tries == beforeFurtherTries.size()) {
          return false;
        }
        Thread.sleep(beforeFurtherTries.get(tries).toMillis());
        tries++;
      }
    }
  }

  private void writeWhenThereIsAStore(List<Kept> batch) throws InterruptedException {
    List<Resource> resources = new ArrayList<>();
    batch.forEach(kept -> resources.addAll(kept.resources().get()));
    while (true) {
      try {
        store.write(resources);
        queue.written(batch);
        return;
      } catch (StoreNotReady notReady) {
        if (closing) {
          throw notReady;
        }
        Thread.sleep(pauses.get(pauses.size() - 1).toMillis());
      }
    }
  }
}
