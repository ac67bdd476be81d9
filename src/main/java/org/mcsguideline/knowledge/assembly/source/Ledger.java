package org.mcsguideline.knowledge.assembly.source;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of every sentence of the source.
 *
 * @param helpers defines that serve others and say nothing of the source by themselves
 * @param tables the source's data, discrepancies among them
 */
public record Ledger(List<Row> rows, List<Helper> helpers, List<Table> tables) {

  /** What can become of a sentence, in the order of reports. */
  public static final List<String> STATUSES =
      List.of("encoded", "site parameter", "contradicted", "not computable", "context");

  public Ledger {
    rows = List.copyOf(rows);
    helpers = List.copyOf(helpers);
    tables = List.copyOf(tables);
  }

  /** Ids of the known contradictions of the source. */
  public Set<String> discrepancies() {
    return keys(tables.stream().filter(table -> table.name().equals("discrepancies.csv")));
  }

  /** Keys of all rows of the source's data. */
  public Set<String> evidence() {
    return keys(tables.stream());
  }

  private static Set<String> keys(Stream<Table> tables) {
    return tables
        .flatMap(table -> table.keys().stream())
        .map(Key::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A table of the source's data.
   *
   * @param name of its file
   * @param keys the first column, in the order of the file
   */
  public record Table(String name, List<Key> keys) {

    /** Tables that say where something was read and nothing of their own. */
    private static final Set<String> WHERE_IT_WAS_READ = Set.of("references.csv", "sources.csv");

    public Table {
      keys = List.copyOf(keys);
    }

    /** Whether its rows say something that the ledger has to account for. */
    public boolean makesStatements() {
      return !WHERE_IT_WAS_READ.contains(name);
    }
  }

  /** The key of a row of the source's data. */
  public record Key(String value, Place place) {}

  /**
   * One sentence.
   *
   * @param source the document, a blank, and where in it
   * @param status one of {@link #STATUSES}
   * @param where defines and parameters as {@code Library."Name"}, resources as {@code Type/id}
   * @param evidence keys of the rows of the source's data that it rests on or tells
   */
  public record Row(
      String id,
      String source,
      String statement,
      String status,
      List<String> where,
      List<String> discrepancies,
      List<String> evidence,
      String reason,
      Place place) {

    public Row {
      where = List.copyOf(where);
      discrepancies = List.copyOf(discrepancies);
      evidence = List.copyOf(evidence);
    }

    /** The document: the first word of the source. */
    public String document() {
      return source.split(" ", 2)[0];
    }
  }

  /**
   * Defines by library and name.
   *
   * @param define a name, or the end of one behind an asterisk
   */
  public record Helper(String library, String define, Place place) {

    /** Whether it speaks of this define. */
    public boolean covers(String otherLibrary, String otherDefine) {
      boolean named =
          define.startsWith("*")
              ? otherDefine.endsWith(define.substring(1))
              : otherDefine.equals(define);
      return named && (library.equals("*") || library.equals(otherLibrary));
    }
  }
}
