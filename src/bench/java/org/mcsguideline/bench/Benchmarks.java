package org.mcsguideline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.runner.RunnerException;

/** Runs the parts that are asked for, and says which goals are met by all parts run so far. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Takes the names of parts: kernel, http, startup. */
  public static void main(String[] parts)
      throws IOException, InterruptedException, ExecutionException, RunnerException {
    Choices choices = Choices.given();
    String java = Integer.toString(StartupRun.feature(choices.java()));
    for (String part : parts) {
      System.out.println(part + (choices.quick() ? ", short form" : ""));
      long begun = System.nanoTime();
      Results.of(part, java, choices.quick(), measured(part, choices)).write(choices.folder());
      System.out.printf(Locale.ROOT, "  took %.0f s%n", (System.nanoTime() - begun) / 1e9);
    }
    List<Results> all = Results.read(choices.folder());
    String table = Goals.table(all);
    Path unused = Files.writeString(choices.folder().resolve("goals.md"), table);
    Path page = Files.writeString(choices.folder().resolve("index.html"), Page.of(all, table));
    System.out.println("\n" + table + "\nPlots: " + page);
  }

  private static List<Measured> measured(String part, Choices choices)
      throws IOException, InterruptedException, ExecutionException, RunnerException {
    return switch (part) {
      case "kernel" -> new KernelRun(choices).run();
      case "http" -> new HttpRun(choices).run();
      case "startup" -> new StartupRun(choices).run();
      default -> throw new IllegalArgumentException("There is no part " + part + ".");
    };
  }
}
