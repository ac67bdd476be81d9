package org.mcsguideline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The goals of the project for what answers cost, and whether they are met. */
final class Goals {

  private static final String CPU = "cpuMs";
  private static final String BYTES = "bytes";

  private Goals() {}

  static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    goals.addAll(kernel());
    goals.addAll(http());
    goals.addAll(startup());
    return goals;
  }

  private static List<Goal> kernel() {
    return List.of(
        new Goal(
            "kernel to stock `$apply`, 60 resources, 6 actions: CPU",
            1 / 8d,
            kernel("KERNEL", 60, 6, CPU),
            kernel("APPLY", 60, 6, CPU)),
        new Goal(
            "the same: bytes",
            1 / 5d,
            kernel("KERNEL", 60, 6, BYTES),
            kernel("APPLY", 60, 6, BYTES)),
        new Goal(
            "kernel to stock `$apply`, 60 resources, 48 actions: CPU",
            1 / 40d,
            kernel("KERNEL", 60, 48, CPU),
            kernel("APPLY", 60, 48, CPU)),
        new Goal(
            "kernel, 48 actions to 6: CPU",
            1.3,
            kernel("KERNEL", 60, 48, CPU),
            kernel("KERNEL", 60, 6, CPU)),
        new Goal(
            "kernel, value sets of 10 000 codes to 10: CPU", 1.1, codes("10000"), codes("10")),
        new Goal(
            "kernel to HAPI's parse of the same resources, 60: CPU",
            1,
            kernel("KERNEL", 60, 6, CPU),
            kernel("HAPI", 60, 6, CPU)),
        new Goal(
            "the same, 600: CPU",
            1,
            kernel("KERNEL", 600, 6, CPU),
            kernel("HAPI", 600, 6, CPU)),
        new Goal(
            "kernel, 6000 resources to 60: CPU",
            110,
            kernel("KERNEL", 6000, 6, CPU),
            kernel("KERNEL", 60, 6, CPU)));
  }

  private static Goal.Figure kernel(String variant, int resources, int actions, String name) {
    return new Goal.Figure(
        variant,
        Map.of(
            "resources", Integer.toString(resources),
            "actions", Integer.toString(actions),
            "codes", "shipped"),
        name);
  }

  private static Goal.Figure codes(String codes) {
    return new Goal.Figure("KERNEL", Map.of("codes", codes), CPU);
  }

  private static List<Goal> http() {
    return List.of(
        new Goal("hook to echo over HTTP, 2 clients: p50", 1.5, http("HOOK", "p50Ms"), http("ECHO", "p50Ms")),
        new Goal("the same: p99", 2, http("HOOK", "p99Ms"), http("ECHO", "p99Ms")),
        new Goal("first hook after readiness to p50 of one client", 10, of("FIRST", "firstToUsual"), null),
        new Goal("16 callers of a cold service: errors", 0, of("COLD", "errors"), null),
        new Goal("the same: different answers", 1, of("COLD", "differentCards"), null),
        new Goal("heap after ten times as many hooks to that before", 1, of("HEAP", "manyToFew"), null));
  }

  private static Goal.Figure http(String variant, String name) {
    return new Goal.Figure(variant, Map.of("clients", "2", "resources", "60"), name);
  }

  private static List<Goal> startup() {
    return List.of(
        new Goal(
            "kernel's first card to the same with CQL translated at the start: CPU",
            1 / 2d,
            of("SHIPPED", CPU),
            of("TRANSLATED", CPU)));
  }

  private static Goal.Figure of(String variant, String name) {
    return new Goal.Figure(variant, Map.of(), name);
  }

  /** A table for a README, and what it was measured with. */
  static String table(List<Results> all) {
    String rows = all().stream().map(goal -> goal.row(all)).collect(Collectors.joining("\n"));
    String origins =
        all.stream()
            .map(
                part ->
                    "%s: %s, Java %s, %d processors%s"
                        .formatted(
                            part.part(),
                            part.begun(),
                            part.java(),
                            part.processors(),
                            part.quick() ? ", short form" : ""))
            .collect(Collectors.joining("; "));
    return "| Ratio of medians | Goal: at most | Measured | |\n|---|---:|---:|---|\n"
        + rows
        + "\n\nMeasured by `mvn -Pbench test-compile exec:exec@bench` ("
        + origins
        + ").\n";
  }
}
