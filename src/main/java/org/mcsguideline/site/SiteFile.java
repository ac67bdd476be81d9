package org.mcsguideline.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads a file that a site has written. */
final class SiteFile {

  private SiteFile() {}

  static JsonNode json(Path file) {
    try {
      return FhirJson.MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException malformed) {
      throw new SiteFileRefused(
          file.toString(), List.of("It is no JSON: " + malformed.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new SiteFileRefused(file.toString(), List.of("It is not there or cannot be read."));
    }
  }
}
