package org.mcsguideline.knowledge.assembly.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of the source, and those that say what they mean.
 *
 * @param rows of all tables, in their order
 * @param about what is said of single rows and cells
 * @param named variables, documents and estimates, by file
 */
public record EvidenceTables(List<EvidenceRow> rows, List<Map<String, String>> about, Named named) {

  /**
   * Things that rows refer to by name, each as its columns.
   *
   * @param variables outcomes, populations and exposures
   * @param documents the documents that the tables were taken from
   * @param estimates kinds of estimates of effect
   */
  public record Named(
      List<Map<String, String>> variables,
      List<Map<String, String>> documents,
      List<Map<String, String>> estimates) {

    public Named {
      variables = List.copyOf(variables);
      documents = List.copyOf(documents);
      estimates = List.copyOf(estimates);
    }
  }

  public EvidenceTables {
    rows = List.copyOf(rows);
    about = List.copyOf(about);
  }

  /** What is said of a row or a table, such as the codes of its {@code focus}. */
  List<String> about(String key, String relation) {
    return about(key, "", relation);
  }

  /** What is said of one cell of a row, or of a text wherever a column has it. */
  List<String> about(String key, String column, String relation) {
    return about.stream()
        .filter(
            line ->
                key.equals(line.get("key"))
                    && column.equals(line.get("column"))
                    && relation.equals(line.get("relation")))
        .map(line -> line.getOrDefault("value", ""))
        .toList();
  }

  /** The variable that has these words in the source. */
  Optional<Map<String, String>> variable(String words) {
    return named.variables().stream().filter(line -> words.equals(line.get("words"))).findFirst();
  }

  /** The variable with this key. */
  Optional<Map<String, String>> variableOf(String key) {
    return named.variables().stream().filter(line -> key.equals(line.get("key"))).findFirst();
  }
}
