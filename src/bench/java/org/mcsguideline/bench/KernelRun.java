package org.mcsguideline.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link KernelBench} under every condition that a goal names, each in a Java of its own. */
final class KernelRun {

  private static final List<Integer> RESOURCES = List.of(60, 600, 6000);

  /** From here on one call takes long, and few are measured. */
  private static final int MANY = 1000;

  private static final int FEW_ITERATIONS = 3;
  private static final int MORE_ACTIONS = 48;
  private static final int[] CODES = {10, 10_000};

  private final Choices choices;

  KernelRun(Choices choices) {
    this.choices = choices;
  }

  private record Condition(
      KernelBench.Variant variant, int resources, int actions, int codes) {

    Map<String, String> names() {
      return Map.of(
          "resources", Integer.toString(resources),
          "actions", Integer.toString(actions),
          "codes", codes == 0 ? "shipped" : Integer.toString(codes));
    }
  }

  List<Measured> run() throws RunnerException {
    List<Measured> measured = new ArrayList<>();
    List<Condition> conditions = conditions();
    for (Condition condition : conditions) {
      Measured result = measure(condition);
      System.out.printf(
          "  %2d of %d  %-8s %s  %s%n",
          measured.size() + 1,
          conditions.size(),
          result.variant(),
          result.conditions(),
          result.figures());
      measured.add(result);
    }
    return measured;
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    int shipped = Content.SHIPPED_ACTIONS;
    for (int resources : RESOURCES) {
      for (KernelBench.Variant variant : KernelBench.Variant.values()) {
        if (!choices.quick() || isQuick(variant, resources)) {
          conditions.add(new Condition(variant, resources, shipped, 0));
        }
      }
    }
    for (KernelBench.Variant variant :
        List.of(KernelBench.Variant.KERNEL, KernelBench.Variant.APPLY)) {
      conditions.add(new Condition(variant, RESOURCES.get(0), MORE_ACTIONS, 0));
    }
    for (int codes : CODES) {
      conditions.add(new Condition(KernelBench.Variant.KERNEL, RESOURCES.get(0), shipped, codes));
    }
    return conditions;
  }

  /** The short form leaves out what takes long and no goal but one asks for. */
  private static boolean isQuick(KernelBench.Variant variant, int resources) {
    return resources == RESOURCES.get(0)
        || (resources < MANY
            && Set.of(KernelBench.Variant.KERNEL, KernelBench.Variant.HAPI).contains(variant));
  }

  private Measured measure(Condition condition) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(KernelBench.class.getName() + ".call")
            .param("variant", condition.variant().name())
            .param("resources", Integer.toString(condition.resources()))
            .param("actions", Integer.toString(condition.actions()))
            .param("codes", Integer.toString(condition.codes()))
            .forks(1)
            .jvm(choices.java())
            .jvmArgs("-Xms2g", "-Xmx2g")
            .param("warmUp", Integer.toString(choices.of(1500, 9000)))
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(choices.of(300, 1000)))
            .measurementIterations(
                condition.resources() > MANY ? FEW_ITERATIONS : choices.of(FEW_ITERATIONS, 7))
            .measurementTime(TimeValue.milliseconds(choices.of(300, 1000)))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    RunResult run = new Runner(options).runSingle();
    Collection<IterationResult> iterations = run.getAggregatedResult().getIterationResults();
    return new Measured(
        condition.variant().name(),
        condition.names(),
        Map.of(
            "clockMs", spread(iterations, each -> each.getPrimaryResult().getScore()),
            "cpuMs", spread(iterations, each -> secondary(each, CpuProfiler.FIGURE)),
            "bytes", spread(iterations, each -> secondary(each, "gc.alloc.rate.norm"))));
  }

  private static Spread spread(
      Collection<IterationResult> iterations, ToDoubleFunction<IterationResult> figure) {
    return Spread.of(iterations.stream().mapToDouble(figure).boxed().toList());
  }

  private static double secondary(IterationResult iteration, String figure) {
    for (String name : iteration.getSecondaryResults().keySet()) {
      if (name.endsWith(figure)) {
        return iteration.getSecondaryResults().get(name).getScore();
      }
    }
    throw new IllegalStateException("JMH did not measure " + figure + ".");
  }
}
