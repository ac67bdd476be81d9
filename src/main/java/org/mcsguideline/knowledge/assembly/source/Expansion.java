package org.mcsguideline.knowledge.assembly.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Lists the codes of a value set that enumerates them or takes a code system of ours whole. */
public final class Expansion {

  /** A code as the value set gives it. */
  public record Member(String system, String code, String display) {}

  private Expansion() {}

  /** The codes in the order authored, each once. */
  public static List<Member> of(AuthoredResource valueSet, AuthoredGuideline guideline) {
    return valueSet
        .json()
        .path("compose")
        .path("include")
        .valueStream()
        .flatMap(include -> members(include, guideline))
        .distinct()
        .toList();
  }

  private static Stream<Member> members(JsonNode include, AuthoredGuideline guideline) {
    String system = include.path("system").asText();
    if (include.has("concept")) {
      return include.path("concept").valueStream().map(concept -> member(system, concept));
    }
    return concepts(guideline, system);
  }

  /** Every code of a code system of ours, with those below it; none of a foreign system. */
  public static Stream<Member> concepts(AuthoredGuideline guideline, String system) {
    return guideline
        .resolve(system)
        .filter(resource -> "CodeSystem".equals(resource.type()))
        .stream()
        .flatMap(resource -> nested(resource.json()))
        .map(concept -> member(system, concept));
  }

  private static Stream<JsonNode> nested(JsonNode parent) {
    return parent
        .path("concept")
        .valueStream()
        .flatMap(concept -> Stream.concat(Stream.of(concept), nested(concept)));
  }

  private static Member member(String system, JsonNode concept) {
    return new Member(system, concept.path("code").asText(), concept.path("display").asText());
  }
}
