package org.mcsguideline.server.tables;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Tables of our own in one database. The store and the used tokens may share a database or not, so
 * each has scripts and a history of its own. Of several nodes that bring the same tables up to date
 * at once, one does it and the others wait.
 */
public final class OwnTables {

  private final DataSource database;
  private final String history;
  private final Flyway flyway;

  private OwnTables(DataSource database, String folder, String history) {
    this.database = database;
    this.history = history;
    this.flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration/" + folder)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .table(history)
            // Beside them are the tables of others, and ours of versions that had no history.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load();
  }

  /** Those of the FHIR store. */
  public static OwnTables ofStore(DataSource database) {
    return new OwnTables(database, "store", "mcs_store_history");
  }

  /** Those of the used tokens. */
  public static OwnTables ofTokens(DataSource database) {
    return new OwnTables(database, "tokens", "mcs_tokens_history");
  }

  /**
   * Runs the scripts that have not run yet.
   *
   * @throws DataAccessResourceFailureException when the database is away, or a script failed
   */
  public void bringUpToDate() {
    try {
      // Flyway's own lock begins after it has made its history, which two cannot do at once.
      Turns.inTurn(database, history, flyway::migrate);
    } catch (FlywayException | SQLException failed) {
      throw new DataAccessResourceFailureException(
          "The service's own tables could not be made or brought up to date.", failed);
    }
  }

  /**
   * Whether all scripts have run; changes nothing.
   *
   * @throws DataAccessResourceFailureException when the database is away
   */
  public boolean areCurrent() {
    try {
      return flyway.info().pending().length == 0;
    } catch (FlywayException failed) {
      throw new DataAccessResourceFailureException(
          "The service's own tables could not be looked at.", failed);
    }
  }

  /**
   * For where another process makes the tables; changes nothing.
   *
   * @throws DataAccessResourceFailureException when a script has not run, or the database is away
   */
  public void demandCurrent() {
    if (!areCurrent()) {
      throw new DataAccessResourceFailureException(
          "The service's own tables are not those of this version; run it with --update-schema.");
    }
  }
}
