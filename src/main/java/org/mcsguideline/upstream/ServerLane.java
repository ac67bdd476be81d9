package org.mcsguideline.upstream;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The threads that ask one server, so that a slow server holds up nobody who asks another one. */
final class ServerLane implements AutoCloseable {

  /** A task that noticed the end of its time by itself still hands over what it has. */
  private static final Duration HAND_OVER = Duration.ofMillis(100);

  private static final int WAITING_FOR_EACH_THREAD = 4;

  private final ThreadPoolExecutor threads;
  private final CircuitBreaker breaker;

  ServerLane(int parallel, Clock clock) {
    threads =
        new ThreadPoolExecutor(
            parallel,
            parallel,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(parallel * WAITING_FOR_EACH_THREAD),
            task -> {
              Thread thread = new Thread(task, "caller-fhir");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    breaker = new CircuitBreaker(clock);
  }

  /** Whether the server failed so lately that it is not asked. */
  boolean isResting() {
    return breaker.isResting();
  }

  /** Runs all tasks beside each other and waits for them until the deadline, no longer. */
  Map<String, Answer> run(Map<String, Callable<Answer>> tasks, Deadline deadline) {
    Map<String, Future<Answer>> running = new TreeMap<>();
    Map<String, Answer> answers = new TreeMap<>();
    tasks.forEach(
        (key, task) -> {
          try {
            running.put(key, threads.submit(task));
          } catch (RejectedExecutionException full) {
            answers.put(key, Answer.without(Reason.BUSY));
          }
        });
    running.forEach((key, future) -> answers.put(key, answer(future, deadline)));
    breaker.note(answers.values().stream().allMatch(ServerLane::isFailure));
    return answers;
  }

  private static boolean isFailure(Answer answer) {
    Reason reason = answer.source().reason();
    return reason != null && reason.isFailureOfServer();
  }

  private static Answer answer(Future<Answer> future, Deadline deadline) {
    try {
      return future.get(deadline.left().plus(HAND_OVER).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      future.cancel(true);
      return Answer.without(Reason.NO_ANSWER_IN_TIME);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      return Answer.without(Reason.NO_ANSWER_IN_TIME);
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
