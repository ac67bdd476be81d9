package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.jpa.cache.IResourceChangeListenerCacheRefresher;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * The two of HAPI's periodic jobs a store of this size needs: forgetting the result lists of old
 * searches, which would otherwise fill the database, and noticing knowledge changed elsewhere. A
 * single thread does what HAPI starts two Quartz schedulers for.
 */
public final class StoreUpkeep implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(StoreUpkeep.class);
  private static final Duration SEARCHES_EVERY = Duration.ofMinutes(1);

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(StoreUpkeep::daemon);

  private final IStaleSearchDeletingSvc searches;
  private final IResourceChangeListenerCacheRefresher changes;

  StoreUpkeep(IStaleSearchDeletingSvc searches, IResourceChangeListenerCacheRefresher changes) {
    this.searches = searches;
    this.changes = changes;
  }

  /**
   * The first turn comes after the interval, when the store has long been in use.
   *
   * @param changesEvery how soon knowledge changed elsewhere is noticed
   */
  public void start(Duration changesEvery) {
    every(SEARCHES_EVERY, searches::pollForStaleSearchesAndDeleteThem);
    every(changesEvery, changes::refreshExpiredCachesAndNotifyListeners);
  }

  @Override
  public void destroy() throws InterruptedException {
    clockwork.shutdown();
    clockwork.awaitTermination(10, TimeUnit.SECONDS);
  }

  private void every(Duration interval, Runnable task) {
    var unused =
        clockwork.scheduleWithFixedDelay(
            () -> runLogged(interval, task),
            interval.toMillis(),
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** An exception would end the schedule for good. */
  private static void runLogged(Duration interval, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("Upkeep of the FHIR store failed; next try in {} s", interval.toSeconds(), e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fhir-store-upkeep");
    thread.setDaemon(true);
    return thread;
  }
}
