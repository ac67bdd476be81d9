package org.mcsguideline.patientdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Resources whose meaning an extension changes in a way that is not known here. FHIR forbids to
 * read them as if it were not there.
 */
final class ModifiedMeaning {

  private static final String EXTENSION = "modifierExtension";
  private static final String ENTRY = "entry";

  private ModifiedMeaning() {}

  /**
   * The same without such resources; missing when it is one itself. The original stays as it is.
   */
  static JsonNode without(JsonNode json) {
    if (!isIn(json)) {
      return json;
    }
    if (!json.path(ENTRY).isArray()) {
      return MissingNode.getInstance();
    }
    ObjectNode bundle = json.deepCopy();
    ArrayNode understood = bundle.putArray(ENTRY);
    json.path(ENTRY).valueStream().filter(entry -> !isIn(entry)).forEach(understood::add);
    return bundle;
  }

  private static boolean isIn(JsonNode json) {
    if (!json.isContainerNode()) {
      return false;
    }
    if (json.has(EXTENSION)) {
      return true;
    }
    for (JsonNode part : json) {
      if (isIn(part)) {
        return true;
      }
    }
    return false;
  }
}
