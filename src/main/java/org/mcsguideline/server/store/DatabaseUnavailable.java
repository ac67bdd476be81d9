package org.mcsguideline.server.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/**
 * Tells that the database cannot serve at the moment, which passes, from a defect, which does not:
 * it is away, is starting, has no connection or no room to spare, or a row is held by others.
 */
public final class DatabaseUnavailable {

  /**
   * How such states begin: connection failures, too few resources, ended by an operator or a crash,
   * a lock that was not had in time (PostgreSQL and H2), a deadlock and its like.
   */
  private static final List<String> STATES =
      List.of("08", "53", "57P0", "55P03", "HYT00", "40001", "40P01");

  /**
   * What the pool says when a transaction is rolled back whose connection it has given up. Spring
   * passes that on in the place of what was wrong with the connection.
   */
  private static final String LOST_BEFORE = "Connection is closed";

  private DatabaseUnavailable() {}

  /** Whether that is what has failed, at whatever depth. */
  public static boolean is(Throwable thrown) {
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      if (next instanceof SQLTransientConnectionException
          || next instanceof SQLNonTransientConnectionException
          || next instanceof SQLRecoverableException
          || (next instanceof SQLException failed && passes(failed))) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(SQLException failed) {
    String state = failed.getSQLState();
    return state == null
        ? LOST_BEFORE.equals(failed.getMessage())
        : STATES.stream().anyMatch(state::startsWith);
  }
}
