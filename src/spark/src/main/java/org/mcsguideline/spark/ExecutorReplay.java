package org.mcsguideline.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.replay.PatientAccount;
import org.mcsguideline.server.replay.ReplayOptions;
import org.mcsguideline.server.replay.ReplaySetup;

/**
 * The guideline in a process of Spark: loaded once, whatever many tasks the process runs, and kept
 * for the next run with the same options.
 */
final class ExecutorReplay {

  private static @Nullable ExecutorReplay loaded;

  private final CarriedOptions options;
  private final ReplaySetup setup;

  /** A process may have more tasks at once than the evaluation takes at once. */
  private final Semaphore places;

  private ExecutorReplay(CarriedOptions options, ReplayOptions read) throws IOException {
    this.options = options;
    this.setup = ReplaySetup.of(read);
    this.places = new Semaphore(read.threads());
  }

  /**
   * The replay of these options. The options of another run are let go.
   *
   * @throws org.mcsguideline.replay.ReplayRefused when they cannot be used
   */
  static synchronized ExecutorReplay of(CarriedOptions options) {
    if (loaded == null || !loaded.options.equals(options)) {
      if (loaded != null) {
        loaded.setup.close();
      }
      loaded = load(options);
    }
    return loaded;
  }

  private static ExecutorReplay load(CarriedOptions options) {
    try {
      Path folder = Files.createTempDirectory("mcs-guideline");
      try {
        return new ExecutorReplay(options, read(options.unpacked(folder)));
      } finally {
        delete(folder);
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** Where a replay on one machine reads and writes is Spark's business here. */
  private static ReplayOptions read(List<String> arguments) {
    List<String> complete = new ArrayList<>(arguments);
    complete.addAll(List.of("--input", ".", "--out", "."));
    return ReplayOptions.read(complete);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Replays a patient; waits while the process has its hands full. */
  PatientAccount replay(String patient, List<String> resources) {
    places.acquireUninterruptibly();
    try {
      return setup.replay().replay(patient, resources);
    } finally {
      places.release();
    }
  }
}
