package org.mcsguideline.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of the evidence, wherever they are. */
@FunctionalInterface
public interface EvidenceFiles {

  /**
   * What a file says, empty when there is no such file.
   *
   * @param path such as {@code mapping/tables.csv}
   * @throws EvidenceFaulty when it is there and cannot be read
   */
  Optional<String> text(String path);

  /** The files of a folder. */
  static EvidenceFiles in(Path folder) {
    return path -> {
      Path file = folder.resolve(path);
      try {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
      } catch (IOException unreadable) {
        throw new EvidenceFaulty("The file cannot be read: " + file + ".", unreadable);
      }
    };
  }
}
