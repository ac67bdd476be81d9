package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads the expansion of a ValueSet; an empty or partial one is never taken for the answer no. */
final class ValueSetReader {

  private ValueSetReader() {}

  static List<Coded> codes(JsonNode valueSet) {
    JsonNode expansion = valueSet.path("expansion");
    List<Coded> codes =
        FhirJson.each(expansion, "contains")
            .map(
                entry ->
                    new Coded(
                        FhirJson.requiredText(entry, "system"),
                        FhirJson.requiredText(entry, "code"),
                        FhirJson.requiredText(entry, "display")))
            .toList();
    if (codes.isEmpty() || codes.size() != expansion.path("total").asInt(-1)) {
      throw new KnowledgeIncomplete(
          "ValueSet " + FhirJson.requiredText(valueSet, "url") + " has no complete expansion.");
    }
    return codes;
  }

  static Set<SystemCode> systemCodes(JsonNode valueSet) {
    return codes(valueSet).stream()
        .map(coded -> new SystemCode(coded.system(), coded.code()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
