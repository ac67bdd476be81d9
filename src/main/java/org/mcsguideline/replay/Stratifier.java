package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Divides the members of a group of a measure by one criterion. One by several criteria at once is
 * left out.
 *
 * @param id within the group
 * @param code CodeableConcept of what it divides by; missing where the measure gives none
 * @param expression a define of the patient where members are patients, else a function of a member
 */
record Stratifier(String id, JsonNode code, String expression) {

  private static final String BASIS =
      "http://hl7.org/fhir/us/cqfmeasures/StructureDefinition/cqfm-populationBasis";
  private static final String PATIENTS = "boolean";

  static List<Stratifier> of(JsonNode group) {
    List<Stratifier> all = new ArrayList<>();
    FhirJson.each(group, "stratifier")
        .filter(stratifier -> stratifier.path("component").size() <= 1)
        .forEach(
            stratifier -> {
              JsonNode criterion =
                  stratifier.has("component") ? stratifier.at("/component/0") : stratifier;
              all.add(
                  new Stratifier(
                      stratifier.path("id").asText("stratifier-" + (all.size() + 1)),
                      criterion.path("code"),
                      criterion.at("/criteria/expression").asText()));
            });
    return all;
  }

  /** Whether the members of a group's populations are patients; else they are parts of a record. */
  static boolean dividesPatients(JsonNode measure, JsonNode group) {
    return FhirJson.each(group, "extension")
        .filter(extension -> BASIS.equals(extension.path("url").textValue()))
        .findFirst()
        .or(
            () ->
                FhirJson.each(measure, "extension")
                    .filter(extension -> BASIS.equals(extension.path("url").textValue()))
                    .findFirst())
        .map(extension -> PATIENTS.equals(extension.path("valueCode").textValue()))
        .orElse(true);
  }
}
