package org.mcsguideline.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.replay.ReadingCounts;
import org.mcsguideline.replay.ReplayRefused;
import org.mcsguideline.site.SiteFileRefused;

/** Replays records of a site on Spark: on this machine, or where {@code spark-submit} says. */
public final class SparkReplay {

  private static final String NAME = "MCS Guideline replay";
  private static final String HERE = "local[2]";
  private static final int WRITTEN = 0;
  private static final int REFUSED = 2;

  private final List<String> arguments;
  private final PrintStream out;

  SparkReplay(String[] arguments, PrintStream out) {
    this.arguments = Arrays.asList(arguments);
    this.out = out;
  }

  /** Ends with 0 when all accounts are written, with 2 when they could not be. */
  public static void main(String[] arguments) {
    System.exit(new SparkReplay(arguments, System.out).run());
  }

  /** The exit code. */
  int run() {
    try {
      SparkOptions options = SparkOptions.read(arguments);
      // Loaded here too, so that wrong options are told of before anything is started.
      ExecutorReplay unused = ExecutorReplay.of(options.replay());
      SparkConf configuration = new SparkConf().setIfMissing("spark.master", HERE).setAppName(NAME);
      try (JavaSparkContext spark = new JavaSparkContext(configuration)) {
        ReadingCounts.Result counts = new SparkRun(spark).run(options);
        out.println(
            "The accounts are in "
                + options.out()
                + "; "
                + counts.resources()
                + " resources were read, "
                + counts.problems()
                + " lines or files could not be used.");
      }
      return WRITTEN;
    } catch (ReplayRefused | SiteFileRefused | KnowledgeIncomplete refused) {
      out.println(refused.getMessage());
    } catch (IOException | UncheckedIOException unusable) {
      out.println("A file cannot be read, or the accounts cannot be written.");
    }
    return REFUSED;
  }
}
