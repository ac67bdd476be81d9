package org.mcsguideline.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What one call may still cost at the caller's FHIR server: time and bytes, of all its keys. */
final class CallBudget {

  private final Deadline deadline;
  private final AtomicInteger bytesLeft;

  private CallBudget(Deadline deadline, int bytes) {
    this.deadline = deadline;
    this.bytesLeft = new AtomicInteger(bytes);
  }

  /** That of a call which begins now. */
  static CallBudget of(UpstreamLimits limits) {
    return new CallBudget(Deadline.in(limits.total()), limits.callBytes());
  }

  Deadline deadline() {
    return deadline;
  }

  /** What is left of the time, but no longer than this. */
  Duration time(Duration most) {
    return deadline.left(most);
  }

  /** Takes bytes that have come; false when so many were not left any more. */
  boolean take(int bytes) {
    return bytesLeft.addAndGet(-bytes) >= 0;
  }
}
