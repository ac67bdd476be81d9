package org.mcsguideline.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Files of FHIR data: one resource or bundle a line ({@code .ndjson}), or one a file ({@code
 * .json}), either compressed ({@code .gz}). What cannot be read is told of and left out.
 */
public final class InputFiles {

  /** A single line or file beyond this would not leave memory for anything else. */
  private static final int MOST_BYTES = 256 << 20;

  private static final List<String> LINES = List.of(".ndjson", ".ndjson.gz");
  private static final List<String> DOCUMENTS = List.of(".json", ".json.gz");

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
              .filter(file -> ends(file, LINES) || ends(file, DOCUMENTS))
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
   * @param taker gets every resource and bundle
   * @param read gets the bytes of each file when it is done
   */
  void read(Taker taker, Consumer<Long> read) throws IOException {
    for (Path file : files) {
      try (InputStream content = open(file)) {
        if (ends(file, LINES)) {
          readLines(name(file), content, taker);
        } else {
          readDocument(name(file), content, taker);
        }
      } catch (ZipException | java.io.EOFException damaged) {
        taker.problem().accept(new InputProblem(name(file), 0, "the compressed file is damaged"));
      }
      read.accept(Files.size(file));
    }
  }

  /**
   * Who takes what was read.
   *
   * @param resource gets a value and the place it stands at, with no reason yet
   * @param problem gets what could not be read
   */
  record Taker(BiConsumer<JsonNode, InputProblem> resource, Consumer<InputProblem> problem) {}

  private static void readLines(String name, InputStream content, Taker taker) throws IOException {
    BoundedLines lines = new BoundedLines(content, MOST_BYTES);
    long number = 0;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      number++;
      InputProblem place = new InputProblem(name, number, "");
      if (lines.wasTooLong()) {
        taker.problem().accept(because(place, "the line is longer than " + MOST_BYTES + " bytes"));
      } else if (!isBlank(line)) {
        take(line, place, taker);
      }
    }
  }

  private static void readDocument(String name, InputStream content, Taker taker)
      throws IOException {
    byte[] document = content.readNBytes(MOST_BYTES + 1);
    InputProblem place = new InputProblem(name, 0, "");
    if (document.length > MOST_BYTES) {
      taker
          .problem()
          .accept(because(place, "it is longer than " + MOST_BYTES + " bytes; give it as .ndjson"));
    } else {
      take(document, place, taker);
    }
  }

  private static void take(byte[] json, InputProblem place, Taker taker) throws IOException {
    JsonNode value;
    try {
      value = FhirJson.MAPPER.readTree(json);
    } catch (JsonProcessingException malformed) {
      // The message of the parser may quote the data.
      taker.problem().accept(because(place, "it is no JSON"));
      return;
    }
    if (value.path("resourceType").isTextual()) {
      taker.resource().accept(value, place);
    } else {
      taker.problem().accept(because(place, "it is no FHIR resource"));
    }
  }

  static InputProblem because(InputProblem place, String why) {
    return new InputProblem(place.file(), place.line(), why);
  }

  private static boolean isBlank(byte[] line) {
    for (byte one : line) {
      if (one != ' ' && one != '\t' && one != '\r') {
        return false;
      }
    }
    return true;
  }

  private String name(Path file) {
    Path name = Files.isDirectory(place) ? place.relativize(file) : file.getFileName();
    return String.valueOf(name);
  }

  private static boolean ends(Path file, List<String> endings) {
    return endings.stream().anyMatch(file.toString()::endsWith);
  }

  private static InputStream open(Path file) throws IOException {
    InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz")
        ? new BufferedInputStream(new GZIPInputStream(content, 1 << 16), 1 << 16)
        : content;
  }
}
