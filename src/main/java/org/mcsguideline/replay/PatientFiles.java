package org.mcsguideline.replay;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Resources on disk, spread over files by the patient's id, so that a patient's resources come
 * together however they were mixed, and no more than one such file is ever in memory.
 *
 * <p>A line is the patient's id, a tab and the resource.
 */
final class PatientFiles {

  private static final int FILES = 64;

  /** Fibonacci hashing: ids that count up do not fall into files next to one another. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int HIGH = 8;

  /** A file beyond this is spread once more before it is read. */
  private static final long MOST_BYTES = 48L << 20;

  /** Files cannot be spread further than that; what is left is the record of one patient or few. */
  private static final int DEEPEST = 4;

  private final Path folder;
  private final long mostBytes;

  PatientFiles(Path folder) {
    this(folder, MOST_BYTES);
  }

  PatientFiles(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /** Takes resources while the input is read. */
  static final class Spreading implements AutoCloseable {

    private final int depth;
    private final List<BufferedWriter> files = new ArrayList<>();

    /** Empties the folder. */
    Spreading(Path folder, int depth) throws IOException {
      this.depth = depth;
      delete(folder);
      Path made = Files.createDirectories(folder);
      for (int i = 0; i < FILES; i++) {
        files.add(Files.newBufferedWriter(made.resolve("%02d".formatted(i))));
      }
    }

    /**
     * Writes a resource.
     *
     * @param json without a line break
     */
    void add(String patient, String json) throws IOException {
      BufferedWriter file = files.get(place(patient, depth));
      file.write(patient);
      file.write('\t');
      file.write(json);
      file.write('\n');
    }

    @Override
    public void close() throws IOException {
      for (BufferedWriter file : files) {
        file.close();
      }
    }
  }

  private static int place(String patient, int depth) {
    return Math.floorMod(((patient + "/" + depth).hashCode() * SPREAD) >>> HIGH, FILES);
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Bytes of all files. */
  long bytes() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /**
   * Reads every patient's resources, always in the same order.
   *
   * @param taker gets the patient's id and the resources as JSON, in the order of the input
   */
  void read(BiConsumer<String, List<String>> taker) throws IOException {
    read(folder, 0, taker);
  }

  private void read(Path place, int depth, BiConsumer<String, List<String>> taker)
      throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(place)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      if (Files.size(file) > mostBytes && depth < DEEPEST) {
        Path below = place.resolve(file.getFileName() + ".spread");
        spread(file, below, depth + 1);
        read(below, depth + 1, taker);
        delete(below);
      } else {
        patients(file).forEach(taker);
      }
    }
  }

  private static void spread(Path file, Path below, int depth) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        Spreading spreading = new Spreading(below, depth)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        spreading.add(line.substring(0, tab), line.substring(tab + 1));
      }
    }
  }

  private static Map<String, List<String>> patients(Path file) throws IOException {
    Map<String, List<String>> patients = new TreeMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        patients
            .computeIfAbsent(line.substring(0, tab), id -> new ArrayList<>())
            .add(line.substring(tab + 1));
      }
    }
    return patients;
  }
}
