package org.mcsguideline.server.authoring;

import java.time.Instant;
import java.util.List;

/**
 * What became of what was written last.
 *
 * @param state whether it is in use
 * @param inUse SHA-256 of the guideline that answers
 * @param since when this was found
 * @param problems what to mend before it can be used; empty unless refused
 */
public record AuthoringStatus(State state, String inUse, Instant since, List<Flaw> problems) {

  public AuthoringStatus {
    problems = List.copyOf(problems);
  }

  /** Where the folders stand against what answers. */
  public enum State {
    /** Nothing was taken from the folders yet. */
    AS_BUILT,
    /** What is in the folders answers. */
    IN_USE,
    /** What is in the folders cannot be used; what was in use before still answers. */
    REFUSED
  }

  /**
   * Something to mend.
   *
   * @param place file, line and column, such as {@code cql/Fever.cql:12:3}; empty when it concerns
   *     the whole
   */
  public record Flaw(String place, String message) {

    @Override
    public String toString() {
      return place.isEmpty() ? message : place + ": " + message;
    }
  }
}
