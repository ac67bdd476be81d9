package org.mcsguideline.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files of FHIR data: one resource or bundle a line ({@code .ndjson}), or one a file ({@code
 * .json}), either compressed ({@code .gz}). What cannot be read is told of and left out.
 */
public final class InputFiles {

  private final Path place;
  private final List<Path> files;

  private InputFiles(Path place, List<Path> files) {
    this.place = place;
    this.files = files;
  }

  /**
   * The files of a folder and those below it, or one file.
   *
   * @throws ReplayRefused when there is none
   */
  public static InputFiles of(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new ReplayRefused(place.toString(), "is not there");
    }
    try (Stream<Path> walk = Files.walk(place)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> FileReading.isMeant(file.toString()))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new ReplayRefused(
            place.toString(), "holds no file of FHIR JSON (.json, .ndjson, either with .gz)");
      }
      return new InputFiles(place, files);
    }
  }

  /** Names, lengths and times of change: the same for the same input. */
  String fingerprint() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files) {
      all.append(name(file)).append('\t').append(Files.size(file)).append('\t');
      all.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
    }
    return all.toString();
  }

  /** Bytes of all files as they lie on the disk. */
  long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /**
   * Reads everything.
   *
   * @param problem gets what could not be read
   * @param taker gets every resource of a patient
   * @param read gets the bytes of each file when it is done
   */
  void read(
      ReadingCounts counts,
      Consumer<InputProblem> problem,
      Consumer<FileReading.Resource> taker,
      Consumer<Long> read)
      throws IOException {
    for (Path file : files) {
      try (InputStream content = Files.newInputStream(file)) {
        FileReading reading = new FileReading(name(file), content, counts, problem);
        for (List<FileReading.Resource> next = reading.next();
            next != null;
            next = reading.next()) {
          next.forEach(taker);
        }
      }
      read.accept(Files.size(file));
    }
  }

  private String name(Path file) {
    Path name = Files.isDirectory(place) ? place.relativize(file) : file.getFileName();
    return String.valueOf(name);
  }
}
