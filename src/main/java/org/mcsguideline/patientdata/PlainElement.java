package org.mcsguideline.patientdata;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition.IMutator;
import com.fasterxml.jackson.databind.JsonNode;
import org.hl7.fhir.instance.model.api.IBase;

/**
 * One element of a type.
 *
 * @param repeats whether it is written as an array
 * @param others a bit that the element shares with those of which at most one may be there, such as
 *     the types of a choice; 0 when there is none
 */
record PlainElement(PlainValue value, IMutator target, boolean repeats, long others) {

  /** Reads it into its parent; false when it is not plain. */
  boolean read(IBase parent, JsonNode json, PlainReading reading) {
    if (!repeats) {
      return readOne(parent, json, reading);
    }
    if (!json.isArray() || json.isEmpty()) {
      return false;
    }
    for (JsonNode each : json) {
      if (!readOne(parent, each, reading)) {
        return false;
      }
    }
    return true;
  }

  private boolean readOne(IBase parent, JsonNode json, PlainReading reading) {
    IBase one = value.read(json, reading);
    if (one == null) {
      return false;
    }
    target.addValue(parent, one);
    return true;
  }
}
