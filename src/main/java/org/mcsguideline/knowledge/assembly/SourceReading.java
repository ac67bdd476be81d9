package org.mcsguideline.knowledge.assembly;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads authored FHIR resources and remembers on which line every element stands. */
final class SourceReading {

  private SourceReading() {}

  static List<AuthoredResource> resources(Path folder, Problems problems) throws IOException {
    List<AuthoredResource> resources = new ArrayList<>();
    for (Path file : files(folder, ".json")) {
      resource(folder, file, problems).ifPresent(resources::add);
    }
    return resources;
  }

  /** The files with this ending, in alphabetical order, so that builds are alike. */
  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** How a file is called in messages. */
  static String name(Path folder, Path file) {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = parent == null ? absolute : parent.relativize(absolute);
    return shown.toString().replace('\\', '/');
  }

  private static Optional<AuthoredResource> resource(Path folder, Path file, Problems problems)
      throws IOException {
    String name = name(folder, file);
    byte[] content = Files.readAllBytes(file);
    try {
      JsonNode json = FhirJson.MAPPER.readTree(content);
      if (json.path("resourceType").isTextual()) {
        return Optional.of(new AuthoredResource(name, json, lines(content)));
      }
      problems.add(new Place(name, 1, 0), "no FHIR resource: resourceType is missing");
    } catch (JsonProcessingException malformed) {
      problems.add(
          new Place(name, malformed.getLocation().getLineNr(), 0),
          "no JSON: " + malformed.getOriginalMessage());
    }
    return Optional.empty();
  }

  private static Map<String, Integer> lines(byte[] content) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = FhirJson.MAPPER.createParser(content)) {
      while (parser.nextToken() != null) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    }
    return lines;
  }
}
