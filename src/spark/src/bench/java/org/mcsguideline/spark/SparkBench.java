package org.mcsguideline.spark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How much more processor time the replay takes on Spark than on one machine, both in this process,
 * both with two patients at once, one after the other on the same input, once both are warm.
 */
public final class SparkBench {

  private static final int WARMING = 2;
  private static final int ROUNDS = 5;
  private static final List<String> MANNER = List.of("--threads", "2");

  private final Path folder;
  private final Path input;
  private int runs;

  private SparkBench(Path folder) {
    this.folder = folder;
    this.input = folder.resolve("in");
  }

  /** Prints the ratio; takes how often each of the seven examples is in the input. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("spark-bench");
    SparkBench bench = new SparkBench(folder);
    bench.run(arguments.length == 0 ? 4 : Integer.parseInt(arguments[0]), System.out);
  }

  private void run(int times, PrintStream out) throws IOException {
    Hospital hospital = new Hospital(Files.createDirectory(input), times);
    hospital.write();
    SparkConf configuration = new SparkConf().setIfMissing("spark.master", "local[2]");
    List<Double> ratios = new ArrayList<>();
    try (JavaSparkContext spark = new JavaSparkContext(configuration.setAppName("bench"))) {
      for (int i = 0; i < WARMING + ROUNDS; i++) {
        Path here = folder.resolve("local-" + runs);
        Path there = folder.resolve("spark-" + runs++);
        double local = local(here);
        double onSpark = onSpark(spark, there);
        requireSame(here, there, Hospital.patients(times));
        out.printf(
            Locale.ROOT,
            "%s: one machine %.2f s, Spark %.2f s of processor, ratio %.2f%n",
            i < WARMING ? "warming" : "measured",
            local,
            onSpark,
            onSpark / local);
        if (i >= WARMING) {
          ratios.add(onSpark / local);
        }
      }
    }
    Collections.sort(ratios);
    out.printf(
        Locale.ROOT,
        "%d patients: Spark takes %.2f times the processor time (median of %d, %.2f to %.2f)%n",
        Hospital.patients(times),
        ratios.get(ratios.size() / 2),
        ratios.size(),
        ratios.get(0),
        ratios.get(ratios.size() - 1));
  }

  /** Seconds of processor; what is loaded before is not counted, as on Spark. */
  private double local(Path out) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--input", input.toString(), "--out", out.toString()));
    arguments.addAll(MANNER);
    try (LocalRun run = new LocalRun(arguments)) {
      long before = processor();
      run.run();
      return (processor() - before) / 1e9;
    }
  }

  private double onSpark(JavaSparkContext spark, Path out) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--input", input.toString(), "--out", out.toString()));
    arguments.addAll(MANNER);
    SparkOptions options = SparkOptions.read(arguments);
    ExecutorReplay loaded = ExecutorReplay.of(options.replay());
    long before = processor();
    long resources = new SparkRun(spark).run(options).resources();
    double seconds = (processor() - before) / 1e9;
    if (resources == 0 || loaded != ExecutorReplay.of(options.replay())) {
      throw new IllegalStateException("What was measured is not what was meant.");
    }
    return seconds;
  }

  private static void requireSame(Path here, Path there, int patients) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(there.resolve("accounts"))) {
      for (Path part :
          files.filter(file -> file.getFileName().toString().startsWith("part-")).toList()) {
        lines.addAll(Files.readAllLines(part));
      }
    }
    if (lines.size() != patients
        || !new HashSet<>(lines).equals(new HashSet<>(LocalRun.accounts(here)))) {
      throw new IllegalStateException("The two runs say different things.");
    }
  }

  private static long processor() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
