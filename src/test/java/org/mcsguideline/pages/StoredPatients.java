package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.mcsguideline.vignettes.RunningServer;

/** Patients of a test, copied from those of the demo, with their times moved to now. */
final class StoredPatients {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

  /**
   * When the story of every demo patient takes place, with two minutes for a slow test: what is
   * later is not known yet, and data that are too old are not current.
   */
  private static final Instant STORY = Instant.parse("2024-03-01T09:58:00Z");

  private final RunningServer server;

  StoredPatients(RunningServer server) {
    this.server = server;
  }

  /** Stores a copy under another id. */
  void copy(String demo, String id, String family) {
    copy(demo, id, family, resource -> {});
  }

  /**
   * Stores a changed copy.
   *
   * @param change of each resource
   */
  void copy(String demo, String id, String family, Consumer<ObjectNode> change) {
    JsonNode bundle = read(demo, id);
    for (JsonNode entry : bundle.path("entry")) {
      ObjectNode resource = (ObjectNode) entry.path("resource");
      if (resource.path("resourceType").asText().equals("Patient")) {
        ((ObjectNode) resource.at("/name/0")).put("family", family);
      }
      change.accept(resource);
      put(resource);
    }
  }

  /** A patient with a name and nothing else. */
  void bare(String id, String family) {
    ObjectNode patient = JSON.createObjectNode().put("resourceType", "Patient").put("id", id);
    ArrayNode names = patient.putArray("name");
    ObjectNode unused = names.addObject().put("family", family);
    put(patient);
  }

  private void put(ObjectNode resource) {
    String path = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
    assertThat(server.put("/fhir/" + path, resource.toString()).status()).as(path).isIn(200, 201);
  }

  private static JsonNode read(String demo, String id) {
    Duration shift = Duration.between(STORY, Instant.now());
    try (InputStream file =
        Objects.requireNonNull(
            StoredPatients.class.getResourceAsStream("/demo/" + demo + ".json"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(demo, id);
      String moved =
          TIME.matcher(text)
              .replaceAll(
                  found ->
                      Instant.parse(found.group())
                          .plus(shift)
                          .toString()
                          .replaceAll("\\.\\d+Z", "Z"));
      return JSON.readTree(moved);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
