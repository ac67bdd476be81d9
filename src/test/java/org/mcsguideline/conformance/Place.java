package org.mcsguideline.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value stands in a JSON document.
 *
 * @param name in an object; empty in an array
 * @param index in an array
 */
record Place(JsonNode parent, String name, int index) {

  /** Every place, those of a value after the value itself. */
  static List<Place> all(JsonNode root) {
    List<Place> places = new ArrayList<>();
    collect(root, places);
    return places;
  }

  private static void collect(JsonNode node, List<Place> places) {
    node.properties()
        .forEach(
            field -> {
              places.add(new Place(node, field.getKey(), -1));
              collect(field.getValue(), places);
            });
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        places.add(new Place(node, "", i));
        collect(node.path(i), places);
      }
    }
  }

  JsonNode value() {
    return parent.isObject() ? parent.path(name) : parent.path(index);
  }

  void set(JsonNode value) {
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      ((ArrayNode) parent).set(index, value);
    }
  }

  void remove() {
    if (parent instanceof ObjectNode object) {
      object.remove(name);
    } else {
      ((ArrayNode) parent).remove(index);
    }
  }

  void repeat() {
    if (parent instanceof ArrayNode array) {
      array.add(value().deepCopy());
    }
  }

  void rename(String other) {
    if (parent instanceof ObjectNode object) {
      object.set(other, value().deepCopy());
      object.remove(name);
    }
  }
}
