package org.mcsguideline.proof;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds every small mistake that could be made in a library. */
final class Mutations {

  /** Parts of an element that say nothing of what it does. */
  private static final Set<String> SILENT =
      Set.of(
          "signature",
          "annotation",
          "asTypeSpecifier",
          "isTypeSpecifier",
          "resultTypeSpecifier",
          "parameterTypeSpecifier",
          "operandTypeSpecifier");

  private final String library;
  private final List<Mutation> found = new ArrayList<>();
  private final Map<String, Integer> ordinals = new HashMap<>();

  private Mutations(String library) {
    this.library = library;
  }

  static List<Mutation> of(String library) {
    Mutations mutations = new Mutations(library);
    JsonNode elm = Elm.library(library);
    mutations.visitAll(elm, "/parameters/def", "default");
    mutations.visitAll(elm, "/statements/def", "expression");
    return mutations.found;
  }

  private void visitAll(JsonNode elm, String holder, String content) {
    JsonNode defines = elm.at(holder);
    for (int i = 0; i < defines.size(); i++) {
      JsonNode define = defines.path(i);
      if (define.has(content) && !Elm.isPatient(define)) {
        visit(
            define.path("name").asText(),
            define,
            JsonPointer.compile(holder + "/" + i + "/" + content),
            define.path(content));
      }
    }
  }

  private void visit(String define, JsonNode around, JsonPointer at, JsonNode node) {
    JsonNode place = node.has("locator") ? node : around;
    if (node.isObject()) {
      Mutators.of(node).forEach((what, replacement) -> add(define, what, place, at, replacement));
      node.properties().stream()
          .filter(property -> !SILENT.contains(property.getKey()))
          .forEach(
              property ->
                  visit(define, place, at.appendProperty(property.getKey()), property.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(define, place, at.appendIndex(i), node.path(i));
      }
    }
  }

  private void add(
      String define, String what, JsonNode place, JsonPointer at, JsonNode replacement) {
    int ordinal = ordinals.merge(define + what, 1, Integer::sum);
    found.add(new Mutation(library, define, what, ordinal, Elm.firstLine(place), at, replacement));
  }
}
