package org.mcsguideline.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a run keeps what it has read and answered.
 *
 * @param folder of the report
 */
public record ReplayFiles(Path folder) {

  /** What became of each patient. */
  Path journal() {
    return folder.resolve("journal.ndjson");
  }

  /** Lines of the input that could not be used. */
  Path problems() {
    return folder.resolve("input-problems.csv");
  }

  /** Counts of the input; there as long as {@link #work} holds the whole of it. */
  Path reading() {
    return folder.resolve("reading.json");
  }

  /** Says from now on that the whole input has been read; a kill leaves all of it or nothing. */
  void keepReading(ReadingCounts.Result counts) throws IOException {
    Path whole = folder.resolve("reading.json.part");
    ReplayJson.MAPPER.writeValue(whole.toFile(), counts);
    Path unused = Files.move(whole, reading(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Says from now on that {@link #work} may hold less than the input. */
  void forgetReading() throws IOException {
    boolean unused = Files.deleteIfExists(reading());
  }

  /** The input, sorted by patient. */
  Path work() {
    return folder.resolve("work");
  }

  PatientFiles patients() {
    return new PatientFiles(work());
  }
}
