package org.mcsguideline.guide.publication;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mcsguideline.knowledge.json.FhirJson;

/** What this build made of the sources, and what the server serves. */
final class BuiltBundle {

  private static final Path FILE = Path.of("target", "classes", "knowledge", "bundle.json");

  private BuiltBundle() {}

  static List<JsonNode> resources() throws IOException {
    return FhirJson.each(FhirJson.MAPPER.readTree(FILE.toFile()), "entry")
        .map(entry -> entry.path("resource"))
        .toList();
  }
}
