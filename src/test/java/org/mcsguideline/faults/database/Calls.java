package org.mcsguideline.faults.database;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mcsguideline.nodes.Answer;

/** Calls of one kind, each with its answer and how long that took. For several threads. */
final class Calls {

  /**
   * A call that was answered, or not.
   *
   * @param begun by the clock of {@link System#nanoTime}
   */
  private record Call(Answer answer, long begun, Duration took) {}

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<Call> calls = new ArrayList<>();

  /** Calls as a client does that does as 503 tells it, until there is another answer. */
  static Answer patiently(Supplier<Answer> call) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .pollDelay(Duration.ZERO)
        .until(call::get, answer -> answer.status() != 503);
  }

  /**
   * Makes a call; gives its answer on. Who was not served waits a little: callers that try again at
   * once would take the processors from the start of the service.
   */
  Answer make(Supplier<Answer> call) {
    long begun = System.nanoTime();
    Answer answer = call.get();
    Call made = new Call(answer, begun, Duration.ofNanos(System.nanoTime() - begun));
    synchronized (this) {
      calls.add(made);
    }
    if (answer.status() == 0 || answer.status() == 503) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return answer;
  }

  private synchronized List<Call> all() {
    return List.copyOf(calls);
  }

  int count() {
    return all().size();
  }

  /** How many were answered so; 0 stands for no answer. */
  Map<Integer, Long> statuses() {
    return all().stream()
        .collect(
            Collectors.groupingBy(
                call -> call.answer().status(), TreeMap::new, Collectors.counting()));
  }

  /** An answer of this status. */
  Optional<Answer> answered(int status) {
    return all().stream().map(Call::answer).filter(answer -> answer.status() == status).findFirst();
  }

  /** In milliseconds, with or without an answer. */
  long slowest() {
    return all().stream().mapToLong(call -> call.took().toMillis()).max().orElse(0);
  }

  /** What an answer of another status than these said, with its status, for messages of tests. */
  List<String> otherThan(Integer... statuses) {
    return all().stream()
        .map(Call::answer)
        .filter(answer -> !List.of(statuses).contains(answer.status()))
        .map(answer -> answer.status() + " " + answer.body())
        .limit(5)
        .toList();
  }
}
