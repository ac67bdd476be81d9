package org.mcsguideline.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.json.FhirJson;

/** The translation of a library, by name and without what says nothing about its meaning. */
final class Elm {

  private static final List<String> PLACES = List.of("locator", "localId", "annotation");

  /** Texts below these decide; they are no words for a reader. */
  private static final Set<String> COMPARISONS =
      Set.of(
          "Equal",
          "NotEqual",
          "Equivalent",
          "In",
          "Contains",
          "IncludedIn",
          "Includes",
          "Matches",
          "StartsWith",
          "EndsWith",
          "PositionOf",
          "Split",
          "Indexer",
          "Instance",
          "InValueSet",
          "InCodeSystem",
          "Property",
          "Less",
          "Greater");

  private static final Pattern CODE_LIKE = Pattern.compile("[A-Za-z0-9_.:/|-]*");

  private final String name;
  private final JsonNode library;

  Elm(ShippedLibrary shipped) {
    name = shipped.name();
    try {
      library = FhirJson.MAPPER.readTree(shipped.elm()).path("library");
    } catch (JsonProcessingException damaged) {
      throw new KnowledgeIncomplete("The translation of " + name + " is damaged.", damaged);
    }
  }

  /** Definitions of one sort, such as {@code parameters}; functions of one name stand together. */
  Map<String, JsonNode> definitions(String sort) {
    Map<String, JsonNode> found = new TreeMap<>();
    FhirJson.each(library.path(sort), "def")
        .forEach(
            one -> {
              String key = one.path("name").asText(one.path("localIdentifier").asText());
              JsonNode plain = one.deepCopy();
              removePlaces(plain);
              found.merge(key, plain, (a, b) -> FhirJson.MAPPER.createArrayNode().add(a).add(b));
            });
    return found;
  }

  /** How something of this library is called. */
  String called(String definition) {
    return name + ".\"" + definition + "\"";
  }

  /** Libraries it includes, by what it calls them. */
  Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>();
    FhirJson.each(library.path("includes"), "def")
        .forEach(
            one -> aliases.put(one.path("localIdentifier").asText(), one.path("path").asText()));
    return aliases;
  }

  private static void removePlaces(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode unused = object.remove(PLACES);
    }
    node.forEach(Elm::removePlaces);
  }

  /**
   * Takes the words for a reader out of a definition.
   *
   * @param found takes them in their order
   */
  static void takeWords(JsonNode node, List<String> found) {
    if (node instanceof ObjectNode object) {
      if (COMPARISONS.contains(object.path("type").asText())) {
        return;
      }
      if (isWords(object)) {
        found.add(object.path("value").asText());
        ObjectNode unused = object.put("value", "");
        return;
      }
    }
    node.forEach(part -> takeWords(part, found));
  }

  private static boolean isWords(ObjectNode node) {
    return "Literal".equals(node.path("type").asText())
        && node.path("valueType").asText().endsWith("}String")
        && !CODE_LIKE.matcher(node.path("value").asText()).matches();
  }
}
