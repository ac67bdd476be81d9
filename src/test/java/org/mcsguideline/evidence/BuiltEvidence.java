package org.mcsguideline.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mcsguideline.knowledge.json.FhirJson;

/** The tables of the source, and the resources of the bundle that was built from them. */
final class BuiltEvidence {

  static final Path FOLDER = Path.of("src/main/evidence");

  private static final String CANONICAL = "http://fhir.org/guides/mcs-after-rosc";
  private static final Path BUNDLE = Path.of("target/classes/knowledge/bundle.json");

  private BuiltEvidence() {}

  static String extension(String name) {
    return CANONICAL + "/StructureDefinition/" + name;
  }

  /** One row of a table. */
  record Row(String table, String key, CSVRecord cells) {

    @Override
    public String toString() {
      return table + " " + key;
    }
  }

  /** The names of the tables that become resources, in their order. */
  static List<String> tables() {
    return records("mapping/tables.csv").map(line -> line.get("table")).toList();
  }

  static Stream<Row> rows() {
    return tables().stream()
        .flatMap(table -> records(table).map(line -> new Row(table, line.get(0), line)));
  }

  static Stream<CSVRecord> records(String table) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve(table))) {
      return format.parse(reader).getRecords().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<JsonNode> resources() {
    try {
      return FhirJson.MAPPER
          .readTree(BUNDLE.toFile())
          .path("entry")
          .valueStream()
          .map(entry -> entry.path("resource"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The key that a resource carries, or an empty text. */
  static String key(JsonNode resource) {
    return FhirJson.each(resource, "identifier")
        .filter(i -> (CANONICAL + "/evidence").equals(i.path("system").asText()))
        .map(i -> i.path("value").asText())
        .findFirst()
        .orElse("");
  }

  /** Every text and number in a resource, as it is written. */
  static Stream<String> leaves(JsonNode node) {
    return node.isContainerNode()
        ? node.valueStream().flatMap(BuiltEvidence::leaves)
        : Stream.of(node.asText());
  }

  /** Every object in a resource that has an element of this name. */
  static Stream<JsonNode> having(JsonNode node, String element) {
    Stream<JsonNode> below = node.valueStream().flatMap(child -> having(child, element));
    return node.has(element) ? Stream.concat(Stream.of(node), below) : below;
  }

  /** The part of a cell's extension with this name; missing when there is none. */
  static JsonNode part(JsonNode extension, String name) {
    return FhirJson.extension(extension, name).orElse(extension.path("none"));
  }

  /** The extensions of a resource for cells without an element of their own. */
  static Stream<JsonNode> sourceValues(JsonNode resource) {
    return FhirJson.each(resource, "extension")
        .filter(e -> extension("mcs-source-value").equals(e.path("url").asText()));
  }
}
