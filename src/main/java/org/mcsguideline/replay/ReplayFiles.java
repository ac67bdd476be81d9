package org.mcsguideline.replay;

import java.nio.file.Path;

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

  /** There when the whole input has been read; holds its counts. */
  Path reading() {
    return folder.resolve("reading.json");
  }

  /** The input, sorted by patient. */
  Path work() {
    return folder.resolve("work");
  }

  PatientFiles patients() {
    return new PatientFiles(work());
  }
}
