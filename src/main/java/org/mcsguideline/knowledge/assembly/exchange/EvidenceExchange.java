package org.mcsguideline.knowledge.assembly.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * The source's tables as one bundle of a later FHIR release. The same tables give the same bytes.
 */
public final class EvidenceExchange {

  /** Where templates stand, and the tables that only they need. */
  private static final String FOLDER = "r5";

  private final Path templates;
  private final Tables tables;
  private final Identity identity;

  /**
   * Reads the tables.
   *
   * @param evidence folder of the source's tables
   */
  public EvidenceExchange(Path evidence, Identity identity) throws IOException {
    this.templates = evidence.resolve(FOLDER);
    this.tables = new Tables(evidence, templates);
    this.identity = identity;
  }

  /** The bundle; without entries when the guideline has no template. */
  public JsonNode bundle(Problems problems) throws IOException {
    Map<String, JsonNode> read = templates();
    Map<String, String> references = new HashMap<>();
    read.forEach((file, template) -> references.putAll(references(template)));
    TemplateFilling filling = new TemplateFilling(tables, references);
    List<JsonNode> resources = new ArrayList<>();
    read.forEach(
        (file, template) -> {
          try {
            resources.addAll(filling.elements(template, outermost()));
          } catch (IllegalArgumentException faulty) {
            problems.add(new Place(file, 1, 0), String.valueOf(faulty.getMessage()));
          }
        });
    return bundle(resources);
  }

  private Map<String, JsonNode> templates() throws IOException {
    Map<String, JsonNode> read = new LinkedHashMap<>();
    if (Files.isDirectory(templates)) {
      try (Stream<Path> files = Files.list(templates)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          read.put(String.valueOf(file.getFileName()), FhirJson.MAPPER.readTree(file.toFile()));
        }
      }
    }
    return read;
  }

  private Scope outermost() {
    return new Scope(
        Map.of("canonical", identity.canonical(), "version", identity.version()), null);
  }

  /** Before anything refers to a resource, its template says what it will be called. */
  private Map<String, String> references(JsonNode template) {
    ObjectNode head = FhirJson.MAPPER.createObjectNode();
    Stream.of("#rows", "#where", "#when", "resourceType", "id", "identifier")
        .filter(template::has)
        .forEach(name -> head.set(name, template.path(name)));
    Map<String, String> references = new HashMap<>();
    for (JsonNode resource : new TemplateFilling(tables, Map.of()).elements(head, outermost())) {
      String reference =
          resource.path("resourceType").asText() + "/" + resource.path("id").asText();
      FhirJson.each(resource, "identifier")
          .filter(one -> one.path("system").asText().startsWith(identity.canonical() + "/"))
          .forEach(one -> references.put(one.path("value").asText(), reference));
    }
    return references;
  }

  private JsonNode bundle(List<JsonNode> resources) {
    ObjectNode bundle = FhirJson.MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle");
    bundle.putObject("meta").put("versionId", identity.version());
    ObjectNode identifier = bundle.putObject("identifier");
    bundle.put("type", "collection");
    ArrayNode entries = FhirJson.MAPPER.createArrayNode();
    for (JsonNode resource : resources) {
      entries
          .addObject()
          .put(
              "fullUrl",
              String.join(
                  "/",
                  identity.canonical(),
                  resource.path("resourceType").asText(),
                  resource.path("id").asText()))
          .set("resource", resource);
    }
    identifier.put("system", identity.canonical() + "/content-hash");
    identifier.put("value", ContentHash.of(entries));
    if (!entries.isEmpty()) {
      bundle.set("entry", entries);
    }
    return bundle;
  }
}
