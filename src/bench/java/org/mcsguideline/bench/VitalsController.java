package org.mcsguideline.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells how the process is that answers. */
@RestController
public class VitalsController {

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final ConfigurableApplicationContext context;

  /** Takes the context whose start it tells of. */
  public VitalsController(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * How it is.
   *
   * @param cpuMs CPU time of the whole process since its start, in milliseconds
   * @param bytes allocated by its threads since their start
   * @param heap bytes in use
   */
  public record Vitals(double cpuMs, double bytes, double heap) {}

  /**
   * A step of the start.
   *
   * @param millis it took, with the steps within it
   */
  public record Phase(String name, String what, double millis) {}

  /** Answers with the vitals, on request after throwing away what nobody uses. */
  @GetMapping("/bench/vitals")
  public Vitals vitals(@RequestParam(defaultValue = "false") boolean collect) {
    if (collect) {
      // Twice, since the first may leave what was only softly or weakly held.
      System.gc();
      System.gc();
    }
    long bytes = Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())).sum();
    return new Vitals(
        SYSTEM.getProcessCpuTime() / 1e6,
        bytes,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  /** Answers with the steps of the start, the longest first. */
  @GetMapping("/bench/phases")
  public List<Phase> phases() {
    BufferingApplicationStartup startup =
        (BufferingApplicationStartup) context.getApplicationStartup();
    return startup.getBufferedTimeline().getEvents().stream()
        .map(VitalsController::phase)
        .sorted(Comparator.comparingDouble(Phase::millis).reversed())
        .limit(60)
        .toList();
  }

  private static Phase phase(StartupTimeline.TimelineEvent event) {
    StringBuilder what = new StringBuilder();
    event.getStartupStep().getTags().forEach(tag -> what.append(tag.getValue()).append(' '));
    return new Phase(
        event.getStartupStep().getName(),
        what.toString().trim(),
        event.getDuration().toNanos() / 1e6);
  }
}
