package org.mcsguideline.knowledge.loading;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a define asks for. Functions have no values of their own and are looked through. */
final class Reach {

  private final Map<String, Statement> statements;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> defines = new LinkedHashSet<>();
  private final Set<String> parameters = new LinkedHashSet<>();

  private Reach(Map<String, Statement> statements) {
    this.statements = statements;
  }

  static Reach of(Statement statement, Map<String, Statement> statements) {
    Reach reach = new Reach(statements);
    reach.walk(statement);
    return reach;
  }

  private void walk(Statement statement) {
    statement
        .nodes()
        .filter(Statement::isReference)
        .forEach(
            reference -> {
              String key = statement.target(reference);
              Statement target = statements.get(key);
              if (target == null || !seen.add(key)) {
                return;
              }
              if (key.endsWith("()")) {
                walk(target);
              } else {
                boolean unused = target.isParameter() ? parameters.add(key) : defines.add(key);
              }
            });
  }

  Set<String> defines() {
    return defines;
  }

  Set<String> parameters() {
    return parameters;
  }
}
