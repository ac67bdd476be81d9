package org.mcsguideline.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What a call took of the machine, whatever else ran on it meanwhile.
 *
 * @param cpuNanos of the thread that called, in nanoseconds a call
 * @param bytes allocated by that thread, a call
 */
public record Cost(double cpuNanos, double bytes) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The mean of some calls in this thread. */
  public static Cost of(int calls, Callable<byte[]> call) throws Exception {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long nanos = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < calls; i++) {
      Objects.requireNonNull(call.call());
    }
    return new Cost(
        (double) (THREADS.getCurrentThreadCpuTime() - nanos) / calls,
        (double) (THREADS.getThreadAllocatedBytes(thread) - bytes) / calls);
  }
}
