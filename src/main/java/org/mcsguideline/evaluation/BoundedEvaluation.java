package org.mcsguideline.evaluation;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mcsguideline.patientdata.PatientRecord;

/**
 * Evaluates in threads of its own and gives up after a time, so that one record, however large,
 * costs no other call its answer.
 */
public final class BoundedEvaluation implements RecordEvaluation, AutoCloseable {

  /**
   * The engine walks expressions by recursion; deep ones need more than a server's threads have.
   */
  private static final long STACK_BYTES = 4L << 20;

  private final RecordEvaluation evaluation;
  private final Duration limit;
  private final ThreadPoolExecutor threads;

  /**
   * Starts no thread before the first call.
   *
   * @param limit for one evaluation with the time it waits for a thread
   * @param parallel how many run at once
   * @param waiting how many more may wait for a thread
   */
  public BoundedEvaluation(RecordEvaluation evaluation, Duration limit, int parallel, int waiting) {
    this.evaluation = evaluation;
    this.limit = limit;
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            parallel,
            parallel,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              Thread thread =
                  new Thread(null, task, "evaluation-" + number.incrementAndGet(), STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * {@inheritDoc}
   *
   * @throws EvaluationOverdue when the time is over or too many wait already
   */
  @Override
  public Findings evaluate(Defines defines, PatientRecord patient, OffsetDateTime decisionTime) {
    Future<Findings> running;
    try {
      running = threads.submit(() -> evaluation.evaluate(defines, patient, decisionTime));
    } catch (RejectedExecutionException full) {
      throw new EvaluationOverdue();
    }
    try {
      return running.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new EvaluationOverdue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new EvaluationOverdue();
    } catch (ExecutionException failed) {
      throw failure(Objects.requireNonNull(failed.getCause()));
    } finally {
      // The engine notices at its next step through the record; what is done already is not hurt.
      boolean unused = running.cancel(true) && threads.remove((Runnable) running);
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof RuntimeException ours) {
      return ours;
    }
    if (cause instanceof StackOverflowError) {
      return new DefineFailed("the guideline", cause);
    }
    if (cause instanceof Error fatal) {
      throw fatal;
    }
    return new IllegalStateException(cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
