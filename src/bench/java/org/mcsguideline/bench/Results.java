package org.mcsguideline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a part of the benchmarks measured, as its JSON file holds it.
 *
 * @param part kernel, http or startup
 * @param begun when, as ISO time
 * @param java version of the Java that ran it
 * @param processors how many there were
 * @param quick whether it was the short form, whose figures are rough
 */
public record Results(
    String part,
    String begun,
    String java,
    int processors,
    boolean quick,
    List<Measured> measured) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public Results {
    measured = List.copyOf(measured);
  }

  static Results of(String part, String java, boolean quick, List<Measured> measured) {
    return new Results(
        part,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        java,
        Runtime.getRuntime().availableProcessors(),
        quick,
        measured);
  }

  /** Writes the file of this part. */
  void write(Path folder) throws IOException {
    Path unused = Files.createDirectories(folder);
    JSON.writeValue(folder.resolve(part + ".json").toFile(), this);
  }

  /** The parts that were measured so far, perhaps on different days. */
  static List<Results> read(Path folder) throws IOException {
    try (Stream<Path> parts = Stream.of("kernel", "http", "startup").map(n -> folder.resolve(n + ".json"))) {
      return parts.filter(Files::exists).map(Results::readFile).toList();
    }
  }

  private static Results readFile(Path file) {
    try {
      return JSON.readValue(file.toFile(), Results.class);
    } catch (IOException damaged) {
      throw new IllegalStateException(file.getFileName() + " is no file of results.", damaged);
    }
  }

  /** A figure of a variant under conditions. */
  static Optional<Spread> figure(
      List<Results> all, String variant, Map<String, String> conditions, String figure) {
    return all.stream()
        .flatMap(results -> results.measured().stream())
        .filter(each -> each.is(variant, conditions))
        .flatMap(each -> Stream.ofNullable(each.figures().get(figure)))
        .findFirst();
  }

  /** The median of a figure; none when it was not measured. */
  static OptionalDouble median(
      List<Results> all, String variant, Map<String, String> conditions, String figure) {
    return figure(all, variant, conditions, figure).map(s -> OptionalDouble.of(s.median())).orElse(OptionalDouble.empty());
  }
}
