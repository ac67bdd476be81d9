package org.mcsguideline.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of all Java threads, in milliseconds a call. Unlike the time on the clock it does not
 * grow when the machine has other work; collecting garbage and compiling are not part of it.
 */
public final class CpuProfiler implements InternalProfiler {

  static final String FIGURE = "cpu";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Map<Long, Long> before = Map.of();

  @Override
  public String getDescription() {
    return "CPU time of Java threads by operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = nanos();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long spent = 0;
    for (Map.Entry<Long, Long> thread : nanos().entrySet()) {
      spent += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    double calls = result.getMetadata().getAllOps();
    return List.of(new ScalarResult(FIGURE, spent / 1e6 / calls, "ms/op", AggregationPolicy.AVG));
  }

  /** By thread; one that has ended is not there. */
  private static Map<Long, Long> nanos() {
    Map<Long, Long> nanos = new HashMap<>();
    for (long thread : THREADS.getAllThreadIds()) {
      long spent = THREADS.getThreadCpuTime(thread);
      if (spent >= 0) {
        nanos.put(thread, spent);
      }
    }
    return nanos;
  }
}
