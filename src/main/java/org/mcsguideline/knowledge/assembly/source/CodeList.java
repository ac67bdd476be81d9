package org.mcsguideline.knowledge.assembly.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The codes that the project has verified against their code systems. */
public final class CodeList {

  /**
   * One row of the list.
   *
   * @param verified false when nobody has seen the code in its system yet
   */
  public record Row(String display, boolean verified) {}

  private final Map<String, Map<String, Row>> bySystem = new HashMap<>();

  /** Adds a row; of two rows for one code the verified one counts. */
  public void add(String system, String code, Row row) {
    bySystem.computeIfAbsent(system, s -> new HashMap<>()).merge(code, row, CodeList::better);
  }

  private static Row better(Row first, Row second) {
    return first.verified() ? first : second;
  }

  /** The row of a code, if the list has it. */
  public Optional<Row> row(String system, String code) {
    return Optional.ofNullable(bySystem.getOrDefault(system, Map.of()).get(code));
  }
}
