package org.mcsguideline.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.vignettes.Guideline;

/** The translated libraries of the guideline as JSON trees. Not to be changed. */
final class Elm {

  /** Comes from the translator; it is not ours to prove. */
  private static final String HELPERS = "FHIRHelpers";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Elm() {}

  /** Names of our libraries in alphabetical order. */
  static List<String> libraries() {
    return Guideline.knowledge().libraries().keySet().stream()
        .filter(name -> !name.equals(HELPERS))
        .sorted()
        .toList();
  }

  static JsonNode library(String name) {
    try {
      ShippedLibrary library = Guideline.knowledge().libraries().get(name);
      return withoutTwins(
          JSON.readTree(Objects.requireNonNull(library, name).elm()).path("library"));
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * A retrieve by a code that may be a concept or a reference is translated into the union of two
   * retrieves that are the same; a mistake in one of them could never matter. It stands once here.
   */
  private static JsonNode withoutTwins(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(part -> part.setValue(withoutTwins(part.getValue())));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        JsonNode unused = list.set(i, withoutTwins(list.get(i)));
      }
    }
    JsonNode first = node.at("/operand/0");
    boolean isTwin =
        node.path("type").asText().equals("Union")
            && first.path("type").asText().equals("Retrieve")
            && first.path("codes").equals(node.at("/operand/1/codes"))
            && first.path("dataType").equals(node.at("/operand/1/dataType"))
            && first.path("codeProperty").equals(node.at("/operand/1/codeProperty"));
    return isTwin ? first : node;
  }

  /** A library as the engine reads it. */
  static String text(JsonNode library) {
    return JSON.createObjectNode().set("library", library).toString();
  }

  /** Defines and functions of ours. */
  static Stream<JsonNode> statements(JsonNode library) {
    return library.at("/statements/def").valueStream().filter(define -> !isPatient(define));
  }

  /** The define of the patient itself is the translator's. */
  static boolean isPatient(JsonNode define) {
    return "SingletonFrom".equals(define.at("/expression/type").asText());
  }

  /** Names of the libraries it includes, by what it calls them. */
  static Map<String, String> aliases(JsonNode library) {
    Map<String, String> aliases = new HashMap<>();
    library
        .at("/includes/def")
        .forEach(
            include ->
                aliases.put(
                    include.path("localIdentifier").asText(), include.path("path").asText()));
    return aliases;
  }

  static Stream<JsonNode> parameters(JsonNode library) {
    return library.at("/parameters/def").valueStream();
  }

  static boolean isFunction(JsonNode define) {
    return "FunctionDef".equals(define.path("type").asText());
  }

  /** First line of what an element was translated from. */
  static int firstLine(JsonNode element) {
    return Integer.parseInt(element.path("locator").asText("0:0").split(":", 2)[0]);
  }

  /** Last line of what an element was translated from. */
  static int lastLine(JsonNode element) {
    String[] ends = element.path("locator").asText("0:0").split("-", -1);
    return Integer.parseInt(ends[ends.length - 1].split(":", 2)[0]);
  }
}
