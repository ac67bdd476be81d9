package org.mcsguideline.guide.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mcsguideline.guide.Words;
import org.mcsguideline.guide.decision.DecisionTree.Branch;
import org.mcsguideline.guide.decision.DecisionTree.Question;
import org.mcsguideline.guide.decision.DecisionTree.Result;

/**
 * A tree as a table.
 *
 * @param columns what is asked, in words
 * @param rows each way through the tree
 */
public record DecisionTable(List<String> columns, List<Row> rows) {

  public DecisionTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A way through the tree.
   *
   * @param cells a value in words for each column; empty where nothing is asked
   * @param outcome in the guideline's own word
   * @param words what that means
   */
  public record Row(List<String> cells, String outcome, String words) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** In words; its columns stand in the order in which they are first asked. */
  public static DecisionTable of(DecisionTree tree, Words words) {
    List<Map<String, String>> ways = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    Map<String, String> columns = new LinkedHashMap<>();
    collect(tree, new LinkedHashMap<>(), words, columns, ways, results);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      Map<String, String> way = ways.get(i);
      String outcome = results.get(i).outcome();
      rows.add(
          new Row(
              columns.keySet().stream().map(key -> way.getOrDefault(key, "")).toList(),
              outcome,
              words.of("outcome", outcome)));
    }
    return new DecisionTable(List.copyOf(columns.values()), rows);
  }

  private static void collect(
      DecisionTree tree,
      Map<String, String> way,
      Words words,
      Map<String, String> columns,
      List<Map<String, String>> ways,
      List<Result> results) {
    if (tree instanceof Question question) {
      String key = question.input().key();
      String unused = columns.putIfAbsent(key, words.of("question", key));
      for (Branch branch : question.branches()) {
        Map<String, String> further = new LinkedHashMap<>(way);
        unused = further.put(key, answer(words, branch));
        collect(branch.then(), further, words, columns, ways, results);
      }
    } else {
      ways.add(way);
      results.add((Result) tree);
    }
  }

  /** The values of a branch in words. */
  static String answer(Words words, Branch branch) {
    return String.join(
        words.of("join", "or"),
        branch.values().stream().map(value -> words.of("value", value)).toList());
  }
}
