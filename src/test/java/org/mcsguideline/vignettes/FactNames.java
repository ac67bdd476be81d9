package org.mcsguideline.vignettes;

import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/**
 * Short names of facts: what has the same type and code is the same fact, and is called as the
 * vignettes call its first entry.
 */
final class FactNames {

  private final Map<String, String> names = new HashMap<>();

  String of(Resource resource) {
    String code = code(resource);
    return names.computeIfAbsent(resource.fhirType() + " " + code, key -> name(resource, code));
  }

  private String name(Resource resource, String code) {
    String shortName =
        resource
            .getIdPart()
            .substring(VignetteBookWriting.PATIENT.length() + 1)
            .replaceFirst("(-\\d+)+$", "");
    // A point ends the name where a row of it is numbered.
    return names.containsValue(shortName) ? shortName + "-" + code.replace('.', '-') : shortName;
  }

  private static String code(Resource resource) {
    CodeableConcept concept =
        switch (resource.fhirType()) {
          case "Observation" -> ((Observation) resource).getCode();
          case "Condition" -> ((Condition) resource).getCode();
          case "Procedure" -> ((Procedure) resource).getCode();
          case "MedicationAdministration" ->
              ((MedicationAdministration) resource).getMedicationCodeableConcept();
          case "Encounter" -> new CodeableConcept();
          default ->
              throw new IllegalArgumentException("No code is read of " + resource.fhirType());
        };
    return concept.isEmpty() ? "" : concept.getCodingFirstRep().getCode();
  }
}
