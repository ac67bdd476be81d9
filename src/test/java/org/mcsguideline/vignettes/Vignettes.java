package org.mcsguideline.vignettes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The vignettes on the class path, one YAML file each. */
public final class Vignettes {

  /**
   * Rows of the vignette table of the specification; each has a file v01.yaml, v02.yaml and so on.
   */
  static final int COUNT = 46;

  // A key that nobody knows, or that stands twice, is a typing error and must not pass unseen.
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          // In the vignettes yes and no are words beside others, such as unknown.
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Vignettes() {}

  /** All vignettes in the order of their ids. */
  public static List<Vignette> all() {
    return Files.READ;
  }

  /** The vignette of this id, such as "V04". */
  public static Vignette byId(String id) {
    return all().stream()
        .filter(vignette -> vignette.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No vignette " + id));
  }

  private static Vignette read(int number) {
    String file = String.format(Locale.ROOT, "/vignettes/v%02d.yaml", number);
    try (InputStream yaml = Vignettes.class.getResourceAsStream(file)) {
      if (yaml == null) {
        throw new IllegalStateException("Vignette not on the class path: " + file);
      }
      return parse(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("Vignette cannot be read: " + file, e);
    }
  }

  static Vignette parse(InputStream yaml) throws IOException {
    return YAML.readValue(yaml, Vignette.class);
  }

  /**
   * Read once, and not before somebody asks, so that a broken file does not hide behind this class.
   */
  private static final class Files {

    private static final List<Vignette> READ =
        IntStream.rangeClosed(1, COUNT).mapToObj(Vignettes::read).toList();
  }
}
