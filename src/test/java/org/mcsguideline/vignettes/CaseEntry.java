package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.r4.model.Coding;

/** What a case changes inside one entry of a request. */
final class CaseEntry {

  private CaseEntry() {}

  /** The first word names the change, the second the entry, the rest says what it becomes. */
  static void edit(ObjectNode entry, String... words) {
    switch (words[0]) {
      case "status" -> entry.put("status", words[2]);
      case "component" -> component(entry, words[2], words[3]);
      case "interpretation" ->
          ((ObjectNode) entry.at("/interpretation/0/coding/0")).put("code", words[2]);
      case "unverified" -> entry.remove("verificationStatus");
      default -> throw new IllegalArgumentException("Not understood: " + words[0]);
    }
  }

  private static void component(ObjectNode entry, String code, String value) {
    ObjectNode component = entry.withArray("component").addObject();
    coding(component.putObject("code"), code);
    if (value.equals("yes") || value.equals("no")) {
      component.put("valueBoolean", value.equals("yes"));
    } else {
      coding(component.putObject("valueCodeableConcept"), value);
    }
  }

  private static void coding(ObjectNode concept, String name) {
    Coding code = CaseChange.code(name);
    ArrayNode codings = concept.putArray("coding");
    codings.addObject().put("system", code.getSystem()).put("code", code.getCode());
  }
}
