package org.mcsguideline.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A hospital's export, made of the patients that the service shows as examples. */
final class Hospital {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> EXAMPLES =
      List.of("demo-04", "demo-08", "demo-21", "demo-28", "demo-34", "demo-46", "demo-52");

  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  /**
   * A hospital with each example so many times.
   *
   * @param folder that is there
   * @param times at least one
   */
  Hospital(Path folder, int times) throws IOException {
    this.folder = folder;
    for (String example : EXAMPLES) {
      String text = text(example);
      for (int i = 0; i < times; i++) {
        JsonNode bundle = MAPPER.readTree(text.replace(example, example + "-" + i));
        for (JsonNode entry : bundle.path("entry")) {
          lines.add(MAPPER.writeValueAsString(entry.path("resource")));
        }
      }
    }
    // Patients come mixed, as exports by type bring them.
    Collections.shuffle(lines, new Random(7));
  }

  static int patients(int times) {
    return EXAMPLES.size() * times;
  }

  private static String text(String example) throws IOException {
    try (InputStream content = Hospital.class.getResourceAsStream("/demo/" + example + ".json")) {
      if (content == null) {
        throw new IllegalStateException("There is no example " + example);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes lines, compressed lines in a folder below, and a bundle. */
  void write() throws IOException {
    int third = lines.size() / 3;
    write("a.ndjson", String.join("\n", lines.subList(0, third)) + "\n");
    write("below/b.ndjson.gz", String.join("\n", lines.subList(third, 2 * third)) + "\n");
    write("c.json", bundle(lines.subList(2 * third, lines.size())));
    write("readme.txt", "no data");
  }

  private static String bundle(List<String> resources) {
    return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
        + String.join(",", resources.stream().map(one -> "{\"resource\":" + one + "}").toList())
        + "]}";
  }

  /** Writes a file; compressed when its name says so. */
  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream content = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      content.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
