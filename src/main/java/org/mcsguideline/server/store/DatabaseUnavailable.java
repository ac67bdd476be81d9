package org.mcsguideline.server.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * What the pool and the driver say where their exceptions get lost: Spring puts a rollback that
   * has found its connection closed in the place of what had closed it, and of a search that failed
   * in the background HAPI passes on no more than the words.
   */
  private static final List<String> WORDS =
      List.of(
          "Connection is closed",
          "Connection is not available, ",
          "An I/O error occurred while sending to the backend",
          "This connection has been closed",
          // With what PostgreSQL ends a session, or begins none; a wrong password is not among it.
          "FATAL: terminating connection",
          "FATAL: the database system is",
          "FATAL: sorry, too many clients");

  private DatabaseUnavailable() {}

  /** Whether that is what has failed, at whatever depth. */
  public static boolean is(Throwable thrown) {
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      if (saysSo(next.getMessage())
          || next instanceof SQLTransientConnectionException
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
    return state != null && STATES.stream().anyMatch(state::startsWith);
  }

  private static boolean saysSo(@Nullable String message) {
    return message != null && WORDS.stream().anyMatch(message::contains);
  }
}
