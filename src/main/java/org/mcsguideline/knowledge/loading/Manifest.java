package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * What a guideline says of itself, held against what is there. A build that leaves out a file and
 * states a hash of the rest is noticed here.
 */
final class Manifest {

  private Manifest() {}

  /**
   * Refuses a guideline without all that its manifest lists, and that its libraries depend on, or
   * with another version of a part than other parts name.
   */
  static void check(KnowledgeBundle bundle) {
    Set<String> present =
        bundle.all().map(EvidenceKeys::reference).collect(Collectors.toUnmodifiableSet());
    bundle.all("ImplementationGuide").stream()
        .flatMap(guide -> FhirJson.each(guide.path("definition"), "resource"))
        .map(listed -> FhirJson.requiredText(listed.path("reference"), "reference"))
        .filter(reference -> !present.contains(reference))
        .findFirst()
        .ifPresent(
            absent -> {
              throw new KnowledgeIncomplete(
                  "The guideline lists " + absent + ", which is not there.");
            });
    bundle.all("Library").stream()
        .flatMap(library -> FhirJson.each(library, "relatedArtifact"))
        .filter(artifact -> "depends-on".equals(artifact.path("type").asText()))
        .map(artifact -> artifact.path("resource").asText())
        .filter(Manifest::isOwn)
        .forEach(bundle::require);
    bundle.all().flatMap(Manifest::texts).filter(Manifest::isOwn).forEach(bundle::refuseOther);
  }

  /** All but what a resource says of its history. */
  private static Stream<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return Stream.of(node.asText());
    }
    if (node.isObject()) {
      return node.propertyStream()
          .filter(element -> !"relatedArtifact".equals(element.getKey()))
          .flatMap(element -> texts(element.getValue()));
    }
    return node.valueStream().flatMap(Manifest::texts);
  }

  /** The build states versions of the guideline's own resources. */
  private static boolean isOwn(String canonical) {
    return !canonical.equals(FhirJson.withoutVersion(canonical));
  }
}
