package org.mcsguideline.knowledge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.stream.Stream;

/** Access to the parts of a FHIR resource that is held as a JSON tree. */
public final class FhirJson {

  private static final int LONGEST_TEXT = 100_000_000;

  /** Keeps decimals digit for digit and refuses a name that occurs twice in an object. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private FhirJson() {}

  /** The text of an element, or empty when the element is absent or not a text. */
  public static Optional<String> text(JsonNode parent, String name) {
    return Optional.ofNullable(parent.path(name).textValue());
  }

  /** The text of an element that has to be there. */
  public static String requiredText(JsonNode parent, String name) {
    return text(parent, name)
        .orElseThrow(() -> new IllegalArgumentException("element " + name + " is missing"));
  }

  /** The entries of an array element; none when it is absent. */
  public static Stream<JsonNode> each(JsonNode parent, String name) {
    return parent.path(name).valueStream();
  }

  /** The extension with this whole address. */
  public static Optional<JsonNode> extension(JsonNode parent, String url) {
    return each(parent, "extension").filter(e -> url.equals(e.path("url").textValue())).findFirst();
  }

  /** The project's own extension of this name, whatever the guideline's canonical base is. */
  public static Optional<JsonNode> ownExtension(JsonNode parent, String name) {
    String ending = "/StructureDefinition/" + name;
    return each(parent, "extension")
        .filter(e -> e.path("url").asText().endsWith(ending))
        .findFirst();
  }

  /** A canonical address without its version. */
  public static String withoutVersion(String canonical) {
    int bar = canonical.indexOf('|');
    return bar < 0 ? canonical : canonical.substring(0, bar);
  }
}
