package org.mcsguideline.guide.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.mcsguideline.knowledge.json.FhirJson;

/** Adds to the built package what the publisher could not read, and lists it in its index. */
final class PackageCompletion {

  private static final String INDEX = "package/.index.json";

  private final Path packed;

  PackageCompletion(Path packed) {
    this.packed = packed;
  }

  /** Adds from the built guideline. */
  void add(JsonNode bundle) throws IOException {
    List<JsonNode> added = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      if (UnreadableResources.TYPES.contains(resource.path("resourceType").asText())) {
        added.add(resource);
      }
    }
    Path whole = packed.resolveSibling("package.part");
    try (TarArchiveInputStream from =
            new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(packed)));
        OutputStream file = Files.newOutputStream(whole);
        TarArchiveOutputStream to = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      to.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (TarArchiveEntry entry = from.getNextEntry();
          entry != null;
          entry = from.getNextEntry()) {
        byte[] content = from.readAllBytes();
        put(to, entry.getName(), INDEX.equals(entry.getName()) ? index(content, added) : content);
      }
      for (JsonNode resource : added) {
        put(
            to,
            "package/" + UnreadableResources.file(resource),
            FhirJson.MAPPER.writeValueAsBytes(resource));
      }
    }
    Path unused = Files.move(whole, packed, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] index(byte[] content, List<JsonNode> added) throws IOException {
    ObjectNode index = (ObjectNode) FhirJson.MAPPER.readTree(content);
    for (JsonNode resource : added) {
      ObjectNode unusedEntry =
          index
              .withArrayProperty("files")
              .addObject()
              .put("filename", UnreadableResources.file(resource))
              .put("resourceType", resource.path("resourceType").asText())
              .put("id", resource.path("id").asText())
              .put("url", resource.path("url").asText())
              .put("version", resource.path("version").asText());
    }
    return FhirJson.MAPPER.writeValueAsBytes(index);
  }

  private static void put(TarArchiveOutputStream to, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    to.putArchiveEntry(entry);
    to.write(content);
    to.closeArchiveEntry();
  }
}
