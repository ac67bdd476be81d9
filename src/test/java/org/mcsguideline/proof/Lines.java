package org.mcsguideline.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Lines of each library that evaluations have reached, from a report in the LCOV format. */
final class Lines {

  private final Map<String, Set<Integer>> lines = new HashMap<>();

  /** SF names a library, DA a line and how often it was reached. */
  static Lines of(String lcov) {
    Lines reached = new Lines();
    String library = "";
    for (String entry : lcov.lines().toList()) {
      if (entry.startsWith("SF:")) {
        library = entry.substring(3).replaceFirst(".*/", "").replaceFirst("[-.].*", "");
      } else if (entry.startsWith("DA:") && !entry.endsWith(",0")) {
        int line = Integer.parseInt(entry.substring(3).split(",", 2)[0]);
        boolean unused = reached.lines.computeIfAbsent(library, l -> new HashSet<>()).add(line);
      }
    }
    return reached;
  }

  /** Whether the body of the define was reached. */
  boolean hold(String library, JsonNode define) {
    JsonNode body = define.path("expression");
    return lines.getOrDefault(library, Set.of()).stream()
        .anyMatch(line -> line >= Elm.firstLine(body) && line <= Elm.lastLine(body));
  }
}
