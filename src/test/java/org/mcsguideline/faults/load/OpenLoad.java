package org.mcsguideline.faults.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.mcsguideline.faults.load.RealCalls.RealCall;

/** Calls on a schedule, whether or not those before were answered. */
final class OpenLoad {

  private final Caller caller;
  private final List<RealCall> real;
  private final long began = System.nanoTime();
  private final Calls calls = new Calls();

  /** Begins now. */
  OpenLoad(Caller caller, List<RealCall> real) {
    this.caller = caller;
    this.real = real;
  }

  /** Sends for that time; what it gives is done when all were answered. */
  CompletableFuture<Void> send(double perSecond, Duration time) {
    List<CompletableFuture<Void>> underway = new ArrayList<>();
    long start = System.nanoTime();
    long all = Math.round(perSecond * time.toNanos() / 1e9);
    for (long number = 0; number < all; number++) {
      long due = start + Math.round(number * 1e9 / perSecond);
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      RealCall call = real.get((int) (number % real.size()));
      underway.add(caller.send(call, began).thenAccept(calls::add));
    }
    return CompletableFuture.allOf(underway.toArray(CompletableFuture<?>[]::new));
  }

  /** Since it began. */
  Duration now() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Those that were answered so far. */
  Calls calls() {
    return calls;
  }
}
