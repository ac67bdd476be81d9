package org.mcsguideline.faults.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mcsguideline.faults.load.RealCalls.RealCall;

/** Clients of which each calls again when it was answered. */
final class SteadyLoad {

  private SteadyLoad() {}

  static Calls run(Caller caller, List<RealCall> real, int clients, Duration time) {
    Calls calls = new Calls();
    AtomicInteger next = new AtomicInteger();
    long began = System.nanoTime();
    CompletableFuture<?>[] all =
        IntStream.range(0, clients)
            .mapToObj(client -> again(caller, real, next, calls, began, time))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
    return calls;
  }

  private static CompletableFuture<Call> again(
      Caller caller,
      List<RealCall> real,
      AtomicInteger next,
      Calls calls,
      long began,
      Duration time) {
    return caller
        .send(real.get(next.getAndIncrement() % real.size()), began)
        .thenComposeAsync(
            call -> {
              calls.add(call);
              return System.nanoTime() - began < time.toNanos()
                  ? again(caller, real, next, calls, began, time)
                  : CompletableFuture.completedFuture(call);
            });
  }
}
