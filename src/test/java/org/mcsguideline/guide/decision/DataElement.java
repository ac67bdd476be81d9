package org.mcsguideline.guide.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Something looked for in a record.
 *
 * @param page its page in the guide
 * @param description what its authors say of it; empty when nothing
 * @param codes every code that stands for it
 */
public record DataElement(String name, String page, String description, List<Code> codes) {

  public DataElement {
    codes = List.copyOf(codes);
  }

  /** A code with its system's address and what the system calls it. */
  public record Code(String system, String code, String display) {}

  /** Of a value set. */
  static DataElement ofValueSet(GuideSources sources, String canonical) {
    JsonNode set =
        sources.resources("ValueSet").stream()
            .filter(resource -> resource.path("url").asText().equals(canonical))
            .findFirst()
            .orElseThrow(() -> new GuideFaulty("There is no value set " + canonical));
    return new DataElement(
        set.path("title").asText(),
        "ValueSet-" + set.path("id").asText() + ".html",
        set.path("description").asText(),
        codes(set));
  }

  /** The codes of a value set. */
  public static List<Code> codes(JsonNode set) {
    return set.at("/expansion/contains")
        .valueStream()
        .map(
            code ->
                new Code(
                    code.path("system").asText(),
                    code.path("code").asText(),
                    code.path("display").asText()))
        .toList();
  }

  /**
   * Of a single code.
   *
   * @param system its address; of a code system of the guideline the page is its own
   */
  static DataElement ofCode(GuideSources sources, String system, JsonNode code) {
    JsonNode own =
        sources.resources("CodeSystem").stream()
            .filter(resource -> resource.path("url").asText().equals(system))
            .findFirst()
            .orElse(FhirJson.MAPPER.missingNode());
    String id = code.path("id").asText();
    String page =
        own.isMissingNode() ? system : "CodeSystem-%s.html#%s-%s".formatted(id(own), id(own), id);
    String display = code.path("display").asText(code.path("name").asText());
    return new DataElement(
        display, page, definition(own, id), List.of(new Code(system, id, display)));
  }

  private static String id(JsonNode resource) {
    return resource.path("id").asText();
  }

  private static String definition(JsonNode system, String code) {
    return concepts(system)
        .filter(concept -> concept.path("code").asText().equals(code))
        .map(concept -> concept.path("definition").asText())
        .findFirst()
        .orElse("");
  }

  private static Stream<JsonNode> concepts(JsonNode system) {
    return FhirJson.each(system, "concept");
  }
}
