package org.mcsguideline.nodes;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Callers that call again and again until told to stop, with pauses that leave a machine to others.
 */
public final class Load implements AutoCloseable {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ExecutorService callers;
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final CountDownLatch begun;
  private volatile boolean stopped;

  public Load(int parallel, Supplier<Answer> call) throws InterruptedException {
    callers = Executors.newFixedThreadPool(parallel);
    begun = new CountDownLatch(5 * parallel);
    for (int caller = 0; caller < parallel; caller++) {
      callers.execute(
          () -> {
            while (!stopped) {
              count(call.get().status());
              LockSupport.parkNanos(PAUSE_NANOS);
            }
          });
    }
    if (!begun.await(1, TimeUnit.MINUTES)) {
      throw new AssertionError("No calls within a minute.");
    }
  }

  private synchronized void count(int status) {
    statuses.merge(status, 1L, Long::sum);
    begun.countDown();
  }

  private synchronized Map<Integer, Long> statuses() {
    return Map.copyOf(statuses);
  }

  public long calls() {
    return statuses().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Ends the calls; gives how many were answered so, by status; 0 stands for no answer. */
  @CanIgnoreReturnValue
  public Map<Integer, Long> finish() {
    stopped = true;
    callers.shutdown();
    try {
      if (!callers.awaitTermination(2, TimeUnit.MINUTES)) {
        throw new AssertionError("A call has taken longer than two minutes.");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new AssertionError(hurried);
    }
    return statuses();
  }

  @Override
  public void close() {
    finish();
  }
}
