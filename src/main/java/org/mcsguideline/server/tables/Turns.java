package org.mcsguideline.server.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Nodes that change the tables they share, one after the other: by an advisory lock of PostgreSQL,
 * which ends with its session. An embedded database has one node, which need not wait.
 */
final class Turns {

  private Turns() {}

  /**
   * Waits for the turn, works, and ends the turn.
   *
   * @param name turns of one name follow each other
   */
  static void inTurn(DataSource database, String name, Runnable work) throws SQLException {
    try (Connection session = database.getConnection()) {
      if (!session.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        work.run();
        return;
      }
      call(session, "select pg_advisory_lock(hashtext(?))", name);
      try {
        work.run();
      } finally {
        // The session may go back to a pool and live on.
        call(session, "select pg_advisory_unlock(hashtext(?))", name);
      }
    }
  }

  private static void call(Connection session, String statement, String name) throws SQLException {
    try (PreparedStatement call = session.prepareStatement(statement)) {
      call.setString(1, name);
      boolean unused = call.execute();
    }
  }
}
