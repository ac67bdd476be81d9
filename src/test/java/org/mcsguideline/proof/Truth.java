package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Yes, no, or nobody knows; written here anew, so that the CQL is not proved by itself. */
public enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(@Nullable Object value) {
    return value == null ? UNKNOWN : value.equals(Boolean.TRUE) ? YES : NO;
  }

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  Truth and(Truth other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  Truth or(Truth other) {
    return not().and(other.not()).not();
  }

  Truth not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** All combinations of a number of three-valued things. */
  static List<List<Truth>> combinations(int number) {
    List<List<Truth>> all = List.of(List.of());
    for (int i = 0; i < number; i++) {
      List<List<Truth>> longer = new ArrayList<>();
      for (List<Truth> one : all) {
        for (Truth next : Truth.values()) {
          List<Truth> more = new ArrayList<>(one);
          boolean unused = more.add(next);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  /** As an expression of the translation. */
  JsonNode elm() {
    ObjectNode type =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "NamedTypeSpecifier")
            .put("name", "{urn:hl7-org:elm-types:r1}Boolean");
    if (this == UNKNOWN) {
      ObjectNode unknown = JsonNodeFactory.instance.objectNode().put("type", "As");
      unknown.putObject("operand").put("type", "Null");
      return unknown.set("asTypeSpecifier", type);
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "Literal")
        .put("valueType", "{urn:hl7-org:elm-types:r1}Boolean")
        .put("value", this == YES ? "true" : "false");
  }

  /** A list that has something in it, or has not. */
  JsonNode listElm() {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "List");
    list.putArray("element");
    if (this == YES) {
      list.withArray("element").add(elm());
    }
    return list;
  }
}
