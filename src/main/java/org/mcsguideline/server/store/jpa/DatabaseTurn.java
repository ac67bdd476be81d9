package org.mcsguideline.server.store.jpa;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * One node's turn to prepare the database that all share: to make the tables and install the
 * knowledge. Who comes second finds both done.
 *
 * <p>It is an advisory lock of PostgreSQL on a connection of its own, so it ends with the node,
 * even with one that is killed. A pooler between node and database must leave sessions alone.
 */
public final class DatabaseTurn {

  private static final Logger log = LoggerFactory.getLogger(DatabaseTurn.class);

  /** Any number that nobody else takes in this database. */
  private static final long KEY = 0x6d63735f7475726eL;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final @Nullable Connection session;

  private DatabaseTurn(@Nullable Connection session) {
    this.session = session;
  }

  /**
   * Waits for the turn. An embedded database has one node, which need not wait.
   *
   * @param cancelled asked while it waits; once true it comes back without the turn
   */
  public static DatabaseTurn take(FhirStoreSettings settings, BooleanSupplier cancelled) {
    if (settings.isEmbedded()) {
      return new DatabaseTurn(null);
    }
    try {
      DatabaseTurn turn =
          new DatabaseTurn(
              DriverManager.getConnection(
                  settings.jdbcUrl(), settings.username(), settings.password()));
      turn.await(cancelled);
      return turn;
    } catch (SQLException failed) {
      throw new DataAccessResourceFailureException(
          "The database of the FHIR store cannot be reached.", failed);
    }
  }

  private void await(BooleanSupplier cancelled) throws SQLException {
    boolean waiting = false;
    while (!cancelled.getAsBoolean() && !isMine()) {
      if (!waiting) {
        log.info("Another node prepares the database; this one waits for it");
        waiting = true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isMine() throws SQLException {
    if (session == null) {
      return true;
    }
    try (PreparedStatement ask = session.prepareStatement("select pg_try_advisory_lock(?)")) {
      ask.setLong(1, KEY);
      try (ResultSet answer = ask.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  /** The next node may begin. */
  public void end() {
    if (session != null) {
      try {
        session.close();
      } catch (SQLException gone) {
        log.debug("The session of the turn had ended before", gone);
      }
    }
  }
}
