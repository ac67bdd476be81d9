package org.mcsguideline.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files by which the service is delivered, read as those read them who run it. */
final class DeliveredFiles {

  static final Path FOLDER = Path.of("src/delivery");
  private static final YAMLMapper YAML = new YAMLMapper();

  private DeliveredFiles() {}

  static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }

  static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** Every object for Kubernetes, by its kind and component. */
  static List<JsonNode> manifests() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("kubernetes"))) {
      List<JsonNode> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
          documents.forEachRemaining(all::add);
        }
      }
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static JsonNode manifest(String kind) {
    return manifests().stream()
        .filter(manifest -> kind.equals(manifest.path("kind").asText()))
        .findFirst()
        .orElseThrow();
  }

  static JsonNode container() {
    return manifest("Deployment").at("/spec/template/spec/containers/0");
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Instructions of the Dockerfile with their arguments, continued lines put together. */
  static List<String> instructions() {
    return text("Dockerfile")
        .replaceAll("(?m)^#.*\n", "")
        .replaceAll("\\\\\n\\s*", "")
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  static String argument(String instruction) {
    return instructions().stream()
        .filter(line -> line.startsWith(instruction + " "))
        .reduce((first, last) -> last)
        .map(line -> line.substring(instruction.length() + 1))
        .orElseThrow();
  }

  /** A command in exec form. */
  static List<String> command(String text) {
    try {
      return List.of(JsonMapper.builder().build().readValue(text, String[].class));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  static Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    Matcher pairs = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S+)").matcher(argument("ENV"));
    while (pairs.find()) {
      environment.put(pairs.group(1), pairs.group(2).replace("\"", ""));
    }
    return environment;
  }

  /** The one jar of the build. */
  static Path jar() {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("mcs-guideline-.*[.]jar"))
          .reduce(
              (one, other) -> {
                throw new IllegalStateException("Two jars: " + one + ", " + other);
              })
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
