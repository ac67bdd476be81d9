package org.mcsguideline.server.store;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.monitoring.CareStore;
import org.mcsguideline.server.store.StoreState.Failed;
import org.mcsguideline.server.store.StoreState.Ready;
import org.mcsguideline.server.store.StoreState.Starting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;

/**
 * The life of the FHIR store: started beside the running application, closed with it.
 *
 * <p>Advice needs no store, and a store takes many times longer to start than everything else. So
 * it starts when the application already answers, in a thread and a Spring context of its own.
 */
public final class FhirStore implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(FhirStore.class);

  /** A start that is being cancelled stops at the next bean; this covers the longest of them. */
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(60);

  /** Starts a store. Asks {@code cancelled} now and then, and gives up when it is. */
  @FunctionalInterface
  interface Start {
    RunningStore run(BooleanSupplier cancelled) throws ServletException;
  }

  /** A started store. */
  interface RunningStore extends AutoCloseable {
    HttpServlet api();

    /** Of a started store. */
    ServiceRecords records();

    /** The knowledge of a bundle in the place of that in the store, all of it or nothing. */
    void replaceKnowledge(String bundle, InstalledProfile profile);

    /** Of a started store. */
    CareStore care();

    /** Where the store keeps everything. */
    DataSource database();

    /** What can wait until the store answers. */
    default void refresh(BooleanSupplier cancelled) {}

    @Override
    void close();
  }

  private final Start start;
  private final Duration betweenTries;
  private volatile StoreState state = new Starting();
  private volatile boolean closing;
  private @Nullable Thread starter;
  private @Nullable RunningStore running;

  /**
   * A store that is not started yet.
   *
   * @param betweenTries pause while there is no database to start on
   */
  FhirStore(Start start, Duration betweenTries) {
    this.start = start;
    this.betweenTries = betweenTries;
  }

  StoreState state() {
    return state;
  }

  /** What the service itself keeps; empty while there is no store. */
  public synchronized Optional<ServiceRecords> records() {
    RunningStore now = running;
    return now == null || closing ? Optional.empty() : Optional.of(now.records());
  }

  /** Whether the start is over, well or not. */
  public boolean isSettled() {
    return !(state instanceof Starting);
  }

  /**
   * Puts other knowledge into the store and has it used from the next request on; does nothing
   * while there is no store.
   *
   * @param bundle where it is, as a Spring resource location
   * @param profile local choices to evaluate with
   */
  public void replaceKnowledge(String bundle, InstalledProfile profile) {
    @Nullable RunningStore now;
    synchronized (this) {
      now = closing ? null : running;
    }
    if (now != null) {
      now.replaceKnowledge(bundle, profile);
    }
  }

  /** Plans over time and their tasks; empty while there is no store. */
  public synchronized Optional<CareStore> care() {
    RunningStore now = running;
    return now == null || closing ? Optional.empty() : Optional.of(now.care());
  }

  /** The database of the store; empty while there is no store. */
  public synchronized Optional<DataSource> database() {
    RunningStore now = running;
    return now == null || closing ? Optional.empty() : Optional.of(now.database());
  }

  @EventListener(ApplicationReadyEvent.class)
  synchronized void startInBackground() {
    if (starter == null && !closing) {
      starter = new Thread(this::start, "fhir-store-start");
      starter.setDaemon(true);
      starter.start();
    }
  }

  private void start() {
    long begin = System.nanoTime();
    try {
      RunningStore started = startOnceThereIsADatabase();
      synchronized (this) {
        running = started;
        state = new Ready(started.api());
      }
      log.info("FHIR store ready after {} ms", (System.nanoTime() - begin) / 1_000_000);
      refresh(started);
    } catch (ServletException | RuntimeException | LinkageError e) {
      // Spring wraps what has ended the start, so the reason is known by the wish to end it.
      if (closing) {
        log.info("FHIR store start given up, the application is closing");
      } else {
        fail(e);
      }
    }
  }

  /** A node may be started while its database is away, and nobody starts it again for that. */
  private RunningStore startOnceThereIsADatabase() throws ServletException {
    while (true) {
      try {
        return start.run(() -> closing);
      } catch (RuntimeException failed) {
        if (closing || !DatabaseUnavailable.is(failed)) {
          throw failed;
        }
        log.warn(
            "FHIR store waits for its database: {}",
            NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
        LockSupport.parkNanos(betweenTries.toNanos());
      }
    }
  }

  /** The store goes on without it. */
  private void refresh(RunningStore started) {
    try {
      started.refresh(() -> closing);
    } catch (RuntimeException e) {
      log.error("Demo patients were not moved to now", e);
    }
  }

  private void fail(Throwable cause) {
    String errorId = UUID.randomUUID().toString();
    state = new Failed(errorId);
    log.error("FHIR store did not start, error id {}", errorId, cause);
  }

  /**
   * Waits for a start under way instead of interrupting it: an interrupt closes the database file
   * under H2.
   */
  @Override
  public void destroy() throws InterruptedException {
    closing = true;
    Thread unfinished;
    synchronized (this) {
      unfinished = starter;
    }
    if (unfinished != null) {
      unfinished.join(PATIENCE_AT_SHUTDOWN.toMillis());
    }
    synchronized (this) {
      if (running != null) {
        running.close();
        running = null;
      }
    }
  }
}
