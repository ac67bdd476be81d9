package org.mcsguideline.faults.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;

/** The guideline of the build, with one of its resources damaged at a time. For one thread. */
final class DamagedKnowledge {

  private static final Path BUILT = Path.of("target", "classes", "knowledge", "bundle.json");

  private final ObjectNode bundle;
  private final ArrayNode entries;

  DamagedKnowledge() throws IOException {
    bundle = (ObjectNode) FhirJson.MAPPER.readTree(BUILT.toFile());
    entries = (ArrayNode) bundle.path("entry");
  }

  /** What can become of a resource. */
  enum Damage {
    DELETED,
    /** Of its content only type and id are left. */
    EMPTIED,
    OTHER_VERSION
  }

  int size() {
    return entries.size();
  }

  /** Type and id. */
  String name(int index) {
    JsonNode resource = resource(index);
    return resource.path("resourceType").asText() + "/" + resource.path("id").asText();
  }

  /** Where a resource stands. */
  int indexOf(String name) {
    return IntStream.range(0, size()).filter(i -> name(i).equals(name)).findFirst().orElseThrow();
  }

  private JsonNode resource(int index) {
    return entries.path(index).path("resource");
  }

  /** The guideline as it was built. */
  byte[] bytes() throws IOException {
    return FhirJson.MAPPER.writeValueAsBytes(bundle);
  }

  /**
   * The guideline as it is after the damage.
   *
   * @param noted whether the hash is made anew, as by a build that is wrong itself
   */
  byte[] bytes(int index, Damage damage, boolean noted) {
    JsonNode whole = entries.get(index);
    JsonNode stated = bundle.path("identifier").path("value");
    try {
      switch (damage) {
        case DELETED -> entries.remove(index);
        case EMPTIED -> entries.set(index, entry(emptied(whole.path("resource"))));
        case OTHER_VERSION -> entries.set(index, entry(otherVersion(whole.path("resource"))));
      }
      state(noted ? ContentHash.of(entries) : stated.asText());
      return FhirJson.MAPPER.writeValueAsBytes(bundle);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      if (damage == Damage.DELETED) {
        entries.insert(index, whole);
      } else {
        entries.set(index, whole);
      }
      state(stated.asText());
    }
  }

  private void state(String hash) {
    ((ObjectNode) bundle.path("identifier")).put("value", hash);
  }

  private ObjectNode entry(JsonNode resource) {
    ObjectNode entry = bundle.objectNode();
    entry.set("resource", resource);
    return entry;
  }

  private ObjectNode emptied(JsonNode resource) {
    return bundle
        .objectNode()
        .put("resourceType", resource.path("resourceType").asText())
        .put("id", resource.path("id").asText());
  }

  private static ObjectNode otherVersion(JsonNode resource) {
    ObjectNode other = resource.deepCopy();
    return other.put("version", "9.9.9");
  }

  static KnowledgeBase read(byte[] bundle) {
    return KnowledgeFile.read(new ByteArrayInputStream(bundle), "damaged");
  }

  static KnowledgeBase whole() throws IOException {
    return read(Files.readAllBytes(BUILT));
  }
}
