package org.mcsguideline.server.coverage;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.mcsguideline.knowledge.json.FhirJson;

/** Files of FHIR resources: one or several JSON values each, compressed or not. */
final class DataFiles {

  private static final List<String> ENDINGS = List.of(".json", ".ndjson", ".json.gz", ".ndjson.gz");

  private DataFiles() {}

  /**
   * Reads every resource or bundle.
   *
   * @param place a file, or a folder that holds files
   * @return number of files read
   */
  static int read(Path place, Consumer<JsonNode> reader) throws IOException {
    List<Path> files = files(place);
    for (Path file : files) {
      try (InputStream content = open(file);
          MappingIterator<JsonNode> values =
              FhirJson.MAPPER
                  .readerFor(JsonNode.class)
                  .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                  .readValues(content)) {
        while (values.hasNextValue()) {
          reader.accept(values.nextValue());
        }
      }
    }
    return files.size();
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> walk = Files.walk(place)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream content = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(content) : content;
  }
}
