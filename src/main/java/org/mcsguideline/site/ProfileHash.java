package org.mcsguideline.site;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.knowledge.json.FhirJson;

/** A fingerprint of what a profile changes. */
final class ProfileHash {

  private ProfileHash() {}

  /** Two profiles that make the guideline decide alike have the same fingerprint. */
  static String of(List<DeclaredParameter> declared, List<SiteParameter> choices) {
    ArrayNode lines = FhirJson.MAPPER.createArrayNode();
    differing(declared, choices).sorted().forEach(lines::add);
    return ContentHash.of(lines);
  }

  /** A list keeps its order, so each of its values carries its place. */
  private static Stream<String> differing(
      List<DeclaredParameter> declared, List<SiteParameter> choices) {
    Stream.Builder<String> lines = Stream.builder();
    int place = 0;
    String former = "";
    for (SiteParameter choice : choices) {
      place = choice.name().equals(former) ? place + 1 : 0;
      former = choice.name();
      if (!isStandard(declared, choice)) {
        lines.add(
            "%s [%04d] %s %s"
                .formatted(choice.name(), place, choice.type(), ChoiceText.of(choice)));
      }
    }
    return lines.build();
  }

  private static boolean isStandard(List<DeclaredParameter> declared, SiteParameter choice) {
    return declared.stream()
        .filter(parameter -> parameter.name().equals(choice.name()) && !parameter.list())
        .anyMatch(parameter -> ChoiceText.of(choice).equals(ChoiceText.ofStandard(parameter)));
  }
}
