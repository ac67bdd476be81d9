package org.mcsguideline.tiny;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.assembly.KnowledgeAssembly;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;

/** A second guideline, about fever, that proves the runtime to know none of the first one. */
public final class TinyGuideline {

  public static final Path SOURCES = Path.of("src/test/resources/tiny-guideline");
  public static final String CANONICAL = "http://example.org/guides/fever";
  public static final String VERSION = "2024.1.0-draft";

  private static final byte[] BUNDLE = assembled();

  private TinyGuideline() {}

  /** Assembles a copy or the original. */
  public static JsonNode assemble(Path sources) throws IOException {
    return new KnowledgeAssembly(
            sources.resolve("cql"),
            sources.resolve("fhir-resources"),
            sources.resolve("terminology"),
            sources.resolve("evidence"))
        .assemble(new Identity(CANONICAL, VERSION));
  }

  public static void copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(SOURCES.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static byte[] assembled() {
    try {
      return FhirJson.MAPPER.writeValueAsBytes(assemble(SOURCES));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static JsonNode bundle() {
    try {
      return FhirJson.MAPPER.readTree(BUNDLE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static KnowledgeBase knowledge() {
    return KnowledgeFile.read(new ByteArrayInputStream(BUNDLE), "tiny");
  }

  /** Its only service. */
  public static GuidelineService service() {
    return knowledge().services().values().iterator().next();
  }

  /** Writes the assembled guideline to a file that lives as long as the tests. */
  public static Path file() {
    try {
      Path file = Files.createTempFile("tiny-guideline", ".json");
      file.toFile().deleteOnExit();
      return Files.write(file, BUNDLE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
