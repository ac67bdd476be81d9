package org.mcsguideline.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.mcsguideline.replay.InputFiles;
import org.mcsguideline.replay.Progress;
import org.mcsguideline.replay.ReplayFiles;
import org.mcsguideline.replay.ReplayRun;
import org.mcsguideline.server.replay.ReplayOptions;
import org.mcsguideline.server.replay.ReplaySetup;

/** The replay on one machine, without its report. */
final class LocalRun implements AutoCloseable {

  private final ReplayOptions options;
  private final ReplaySetup setup;

  /** Reads options as the command of the service takes them. */
  LocalRun(List<String> arguments) throws IOException {
    options = ReplayOptions.read(arguments);
    setup = ReplaySetup.of(options);
  }

  /** Writes the journal. */
  void run() throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    ReplayFiles unused =
        new ReplayRun(
                options.out(),
                setup.choices(),
                new Progress(nowhere, InstantSource.system(), false))
            .run(InputFiles.of(options.input()), setup.replay(), options.threads());
  }

  /** The lines of the journal, a patient each. */
  static List<String> accounts(Path out) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("journal.ndjson"));
    return lines.subList(1, lines.size());
  }

  @Override
  public void close() {
    setup.close();
  }
}
