package org.mcsguideline.proof;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One small mistake in one library.
 *
 * @param define define, function or parameter it is in
 * @param what such as {@code Less to LessOrEqual}
 * @param ordinal tells it from others of the same name in the same define
 * @param line of the CQL
 */
record Mutation(
    String library,
    String define,
    String what,
    int ordinal,
    int line,
    JsonPointer at,
    JsonNode replacement) {

  /** A name that stays the same when other lines move. */
  String key() {
    return library + " | " + define + " | " + what + " | " + ordinal;
  }

  /** The library with the mistake in it. */
  JsonNode in(JsonNode original) {
    JsonNode copy = original.deepCopy();
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), replacement);
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), replacement);
    }
    return copy;
  }

  @Override
  public String toString() {
    return key() + " (cql/" + library + ".cql:" + line + ")";
  }
}
