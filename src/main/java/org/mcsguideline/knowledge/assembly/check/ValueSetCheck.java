package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary.ValueSetUse;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Expansion;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** Every value set can be listed code by code and is used, and every one that is used exists. */
final class ValueSetCheck implements GuidelineCheck {

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline.all("ValueSet").forEach(valueSet -> checkCompose(guideline, valueSet, problems));
    uses(guideline)
        .filter(
            use -> guideline.resolve(use.canonical()).filter(ValueSetCheck::isValueSet).isEmpty())
        .forEach(use -> problems.add(use.place(), "there is no value set " + use.canonical()));
    if (guideline.isTranslated()) {
      checkUsed(guideline, problems);
    }
  }

  private static boolean isValueSet(AuthoredResource resource) {
    return "ValueSet".equals(resource.type());
  }

  private static Stream<ValueSetUse> uses(AuthoredGuideline guideline) {
    return guideline.libraries().stream()
        .flatMap(library -> library.translation().stream())
        .map(AuthoredLibrary.Translation::terminology)
        .flatMap(terminology -> terminology.valueSets().stream());
  }

  private static void checkCompose(
      AuthoredGuideline guideline, AuthoredResource valueSet, Problems problems) {
    JsonNode compose = valueSet.json().path("compose");
    boolean listed =
        !compose.has("exclude")
            && compose
                .path("include")
                .valueStream()
                .noneMatch(include -> include.has("filter") || include.has("valueSet"));
    if (!listed) {
      problems.add(valueSet.at("/compose"), "a value set lists its codes one by one");
    }
    if (Expansion.of(valueSet, guideline).isEmpty()) {
      problems.add(valueSet.at("/compose"), "the value set has no code");
    }
  }

  private static void checkUsed(AuthoredGuideline guideline, Problems problems) {
    Set<String> used = new HashSet<>();
    uses(guideline).map(ValueSetUse::canonical).map(FhirJson::withoutVersion).forEach(used::add);
    for (AuthoredResource resource : guideline.resources()) {
      resource.visit(
          (pointer, node) -> {
            if (node.isTextual() && !"/url".equals(pointer)) {
              used.add(FhirJson.withoutVersion(node.asText()));
            }
          });
    }
    guideline
        .all("ValueSet")
        .filter(valueSet -> !used.contains(valueSet.url()))
        .forEach(valueSet -> problems.add(valueSet.at("/url"), "the value set is not used"));
  }
}
