package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Units of UCUM. */
final class Units {

  private Units() {}

  static ObjectNode concept(String unit) {
    return Elements.concept(
        JsonNodeFactory.instance
            .objectNode()
            .put("system", "http://unitsofmeasure.org")
            .put("code", unit));
  }
}
