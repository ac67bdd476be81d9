package org.mcsguideline.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;

/** Which defines use what, through whatever lies between. */
final class Reach {

  private static final Set<String> REFERENCES =
      Set.of(
          "ExpressionRef",
          "FunctionRef",
          "ParameterRef",
          "ValueSetRef",
          "CodeRef",
          "ConceptRef",
          "CodeSystemRef");
  private static final List<String> VALUE_SETS = List.of("valueset", "codesystem");
  private static final List<String> VOCABULARY = List.of("codes", "concepts");

  private final Map<String, Set<String>> users = new HashMap<>();
  private final Map<String, Set<String>> valueSets = new HashMap<>();
  private final Set<String> defines = new HashSet<>();

  Reach(KnowledgeBase knowledge) {
    knowledge.libraries().values().forEach(library -> add(new Elm(library)));
  }

  private void add(Elm library) {
    Map<String, String> aliases = library.aliases();
    library
        .definitions("statements")
        .forEach(
            (name, body) -> {
              defines.add(library.called(name));
              collect(body, library, aliases, library.called(name));
            });
    for (String sort : VOCABULARY) {
      library
          .definitions(sort)
          .forEach(
              (name, body) -> {
                String called = library.called(name);
                FhirJson.each(body, "code")
                    .forEach(code -> uses(called, library.called(code.path("name").asText())));
              });
    }
    library
        .definitions("valueSets")
        .forEach(
            (name, body) ->
                valueSets
                    .computeIfAbsent(
                        FhirJson.withoutVersion(body.path("id").asText()), id -> new TreeSet<>())
                    .add(library.called(name)));
  }

  private void collect(JsonNode node, Elm library, Map<String, String> aliases, String user) {
    // A test of membership names its value set without a type.
    VALUE_SETS.forEach(name -> reference(node.path(name), library, aliases, user));
    if (REFERENCES.contains(node.path("type").asText())) {
      reference(node, library, aliases, user);
    }
    node.forEach(part -> collect(part, library, aliases, user));
  }

  private void reference(JsonNode node, Elm library, Map<String, String> aliases, String user) {
    if (node.has("name")) {
      String alias = node.path("libraryName").asText();
      String name = node.path("name").asText();
      uses(
          user,
          alias.isEmpty()
              ? library.called(name)
              : aliases.getOrDefault(alias, alias) + ".\"" + name + "\"");
    }
  }

  private void uses(String user, String used) {
    boolean unused = users.computeIfAbsent(used, u -> new TreeSet<>()).add(user);
  }

  /** The defines that use this, sorted; it is not among them. */
  List<String> of(String called) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(called));
    while (!open.isEmpty()) {
      for (String user : users.getOrDefault(open.pop(), Set.of())) {
        if (found.add(user)) {
          open.push(user);
        }
      }
    }
    boolean unused = found.remove(called);
    return found.stream().filter(defines::contains).toList();
  }

  /** The defines that use a parameter of this name, whichever library declares it. */
  List<String> ofParameter(String name) {
    Set<String> found = new TreeSet<>();
    users.keySet().stream()
        .filter(used -> used.endsWith(".\"" + name + "\""))
        .forEach(used -> found.addAll(of(used)));
    return List.copyOf(found);
  }

  /** The defines that look for the codes of a value set. */
  List<String> ofValueSet(String canonical) {
    Set<String> found = new TreeSet<>();
    valueSets.getOrDefault(canonical, Set.of()).forEach(name -> found.addAll(of(name)));
    return List.copyOf(found);
  }
}
