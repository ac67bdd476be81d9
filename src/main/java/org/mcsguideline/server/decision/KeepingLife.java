package org.mcsguideline.server.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mcsguideline.decision.FeedbackKeeping;
import org.mcsguideline.decision.KeepingQueue;
import org.mcsguideline.decision.KeepingThread;
import org.mcsguideline.decision.RecordStore;
import org.mcsguideline.decision.StoreNotReady;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** The threads that write, remove and recall; ended before the store is closed. */
final class KeepingLife implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(KeepingLife.class);

  /** Together with what goes before it, less than an orchestrator gives a node to end. */
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(8);

  /** No card rests for longer than this, so what was set aside before is of no interest. */
  private static final Duration LONGEST_REST = Duration.ofHours(2);

  private final DecisionSettings settings;
  private final KeepingQueue queue;
  private final KeepingThread writer;
  private final RecordStore store;
  private final FeedbackKeeping feedback;
  private final Clock clock;
  private final Thread writing;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "decision-upkeep"));
  private Instant recalled;
  private volatile boolean closing;

  KeepingLife(
      DecisionSettings settings,
      KeepingQueue queue,
      KeepingThread writer,
      RecordStore store,
      FeedbackKeeping feedback,
      Clock clock) {
    this.settings = settings;
    this.queue = queue;
    this.writer = writer;
    this.store = store;
    this.feedback = feedback;
    this.clock = clock;
    this.writing = daemon(writer, "decision-writer");
    this.recalled = clock.instant().minus(LONGEST_REST);
  }

  @Override
  public void afterPropertiesSet() {
    writing.start();
    every(settings.recallEvery(), this::recall);
    every(settings.sweepEvery(), this::sweep);
  }

  @Override
  public void destroy() throws InterruptedException {
    closing = true;
    clockwork.shutdown();
    writer.close();
    writing.join(PATIENCE_AT_SHUTDOWN.toMillis());
    queue.abandon();
    if (!clockwork.awaitTermination(1, TimeUnit.SECONDS)) {
      LOG.warn("Upkeep of decisions was still under way when the service ended.");
    }
  }

  private void recall() {
    Instant now = clock.instant();
    feedback.recall(recalled);
    // What is stored while this looks for it is found next time.
    recalled = now.minus(settings.recallEvery());
  }

  private void sweep() {
    int removed;
    int all = 0;
    do {
      removed = store.removeStoredBefore(clock.instant().minus(settings.retention()));
      all += removed;
    } while (removed > 0 && !closing);
    if (all > 0) {
      LOG.info("Removed {} kept resources, older than {}.", all, settings.retention());
    }
  }

  private void every(Duration interval, Runnable task) {
    var unused =
        clockwork.scheduleWithFixedDelay(
            () -> runLogged(task), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An exception would end the schedule for good. Its message may quote what is stored. */
  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (StoreNotReady waiting) {
      LOG.debug("Upkeep of decisions waits for the store.");
    } catch (RuntimeException failed) {
      LOG.error("Upkeep of decisions failed: {}", failed.getClass().getName());
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
