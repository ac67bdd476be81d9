package org.mcsguideline.server.monitoring;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** Starts the scheduler when the store is there, and ends it before the store is closed. */
final class MonitoringLife implements InitializingBean, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(MonitoringLife.class);

  private final Supplier<Optional<MonitoringScheduler>> start;
  private final ScheduledExecutorService waiting =
      Executors.newSingleThreadScheduledExecutor(MonitoringLife::daemon);
  private @Nullable MonitoringScheduler running;

  /** Nothing is to be done. */
  MonitoringLife() {
    this(Optional::empty);
    waiting.shutdown();
  }

  /** Asks again and again until there is a scheduler. */
  MonitoringLife(Supplier<Optional<MonitoringScheduler>> start) {
    this.start = start;
  }

  @Override
  public void afterPropertiesSet() {
    if (!waiting.isShutdown()) {
      var unused = waiting.scheduleWithFixedDelay(this::startWhenReady, 1, 1, TimeUnit.SECONDS);
    }
  }

  private synchronized void startWhenReady() {
    try {
      if (running == null && !waiting.isShutdown()) {
        running = start.get().orElse(null);
      }
      if (running != null) {
        waiting.shutdown();
      }
    } catch (RuntimeException failed) {
      LOG.error("Tasks of care plans are not made yet; the next try follows.", failed);
    }
  }

  @Override
  public synchronized void destroy() {
    waiting.shutdown();
    if (running != null) {
      running.close();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "monitoring-start");
    thread.setDaemon(true);
    return thread;
  }
}
