package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a result counts, at which time. */
record Outcome(EvidenceIndex index, Map<String, String> variable) {

  /** Who was compared with whom for which outcome. */
  record Compared(
      ObjectNode population, ObjectNode exposure, ObjectNode alternative, Outcome outcome) {}

  ObjectNode reference() {
    return reference(variable);
  }

  /** A reference to a variable, with the words of the source. */
  static ObjectNode reference(Map<String, String> variable) {
    return Elements.reference(
            "EvidenceVariable/" + EvidenceIndex.id(variable.getOrDefault("key", "")))
        .put("display", variable.getOrDefault("words", ""));
  }

  /** Whether survivors or deaths are counted, as an extension. */
  ObjectNode counts() {
    return Elements.extension(
        index.extension("mcs-counts"),
        "valueCoding",
        index.own(variable.getOrDefault("counts", "")));
  }
}
