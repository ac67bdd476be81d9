package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which functions and parameters a define or a function uses, by itself or by those it calls. */
final class Calls {

  private static final Set<String> USES = Set.of("FunctionRef", "ParameterRef");
  private static final Map<String, Set<String>> DIRECT = direct();

  private Calls() {}

  private static Map<String, Set<String>> direct() {
    Map<String, Set<String>> direct = new HashMap<>();
    for (String name : Elm.libraries()) {
      JsonNode library = Elm.library(name);
      Map<String, String> aliases = Elm.aliases(library);
      Elm.statements(library)
          .forEach(
              define -> {
                Set<String> called = new HashSet<>();
                collect(define, name, aliases, called);
                // Functions of one name count as one.
                direct
                    .computeIfAbsent(
                        name + ":" + define.path("name").asText(), d -> new HashSet<>())
                    .addAll(called);
              });
    }
    return direct;
  }

  private static void collect(
      JsonNode node, String library, Map<String, String> aliases, Set<String> called) {
    if (USES.contains(node.path("type").asText())) {
      String alias = node.path("libraryName").asText();
      String owner = alias.isEmpty() ? library : aliases.getOrDefault(alias, alias);
      boolean unused = called.add(owner + ":" + node.path("name").asText());
    }
    node.forEach(child -> collect(child, library, aliases, called));
  }

  /** The functions and parameters behind any of these. */
  static Set<String> behind(Set<String> defines) {
    Set<String> reached = new HashSet<>();
    defines.forEach(define -> follow(define, reached));
    return reached;
  }

  private static void follow(String from, Set<String> reached) {
    for (String called : DIRECT.getOrDefault(from, Set.of())) {
      if (reached.add(called)) {
        follow(called, reached);
      }
    }
  }
}
