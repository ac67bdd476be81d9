package org.mcsguideline.guide.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Puts the guideline, as it was built, where the publisher reads it: the guide's own resource
 * beside the pages, all other resources in one folder, logic as files.
 */
final class GuideStaging {

  private static final String CQL = "text/cql";
  private static final String GUIDE = "input/implementationguide.json";

  private final Path ig;
  private final PackageCache cache;

  GuideStaging(Path ig, PackageCache cache) {
    this.ig = ig;
    this.cache = cache;
  }

  /**
   * Begins anew.
   *
   * @param project its folder {@code ig} is copied, and the options of the translator
   * @param bundle the built guideline
   */
  void stage(Path project, JsonNode bundle) throws IOException {
    Folders.delete(ig);
    Path authored = project.resolve("ig");
    Folders.copy(authored.resolve("input"), ig.resolve("input"));
    Folders.copy(authored.resolve("ig-template"), ig.resolve("ig-template"));
    Path unusedIni = Files.copy(authored.resolve("ig.ini"), ig.resolve("ig.ini"));
    Path logic = Files.createDirectories(ig.resolve("input/cql"));
    String options = "cql-options.json";
    Path unusedCopy = Files.copy(project.resolve("cql").resolve(options), logic.resolve(options));
    Path resources = Files.createDirectories(ig.resolve("input/resources"));
    UnreadableResources unreadable = new UnreadableResources();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      String type = resource.path("resourceType").asText();
      if ("ImplementationGuide".equals(type)) {
        write(unreadable.leftOutOf(resource), ig.resolve(GUIDE));
        stageStatus(resource);
      } else if (UnreadableResources.TYPES.contains(type)) {
        unreadable.add(resource);
      } else {
        JsonNode staged = "Library".equals(type) ? shell(resource, logic) : resource;
        write(staged, resources.resolve(UnreadableResources.file(resource)));
      }
    }
    cache.addMade(unreadable.asPackage());
  }

  /** What is to be known about the state of the content, for the top of every page. */
  private void stageStatus(JsonNode guide) throws IOException {
    String status =
        FhirJson.ownExtension(guide, "mcs-status-note")
            .map(note -> note.path("valueString").asText())
            .orElseThrow(
                () -> new PublicationFailed("The guide's resource does not say its status."));
    String text = status.replace("&", "&amp;").replace("<", "&lt;");
    Path unused =
        Files.writeString(
            Files.createDirectories(ig.resolve("input/includes")).resolve("status.xml"),
            "<p class=\"guide-status\"><strong>Status:</strong> " + text + "</p>\n");
  }

  /** The publisher translates the logic itself, and takes it from the file that the shell names. */
  private static JsonNode shell(JsonNode library, Path logic) throws IOException {
    for (JsonNode content : library.path("content")) {
      if (CQL.equals(content.path("contentType").asText())) {
        String file = library.path("name").asText() + ".cql";
        byte[] cql = Base64.getDecoder().decode(content.path("data").asText());
        Path unused = Files.write(logic.resolve(file), cql);
        ObjectNode shell = library.deepCopy();
        // Beside a content type the publisher would not look for the file.
        ArrayNode contents = shell.putArray("content");
        ObjectNode unusedLoader = contents.addObject().put("id", "ig-loader-" + file);
        return shell;
      }
    }
    return library;
  }

  private static void write(JsonNode resource, Path file) throws IOException {
    FhirJson.MAPPER.writeValue(file.toFile(), resource);
  }
}
