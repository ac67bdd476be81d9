package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationLock;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of HAPI's storage, made and changed by HAPI's own migrations. */
final class StorageTables {

  private static final Logger log = LoggerFactory.getLogger(StorageTables.class);
  private static final String HISTORY = SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME;

  private final DataSource database;
  private final DriverTypeEnum kind;
  private final HapiMigrationStorageSvc history;

  StorageTables(DataSource database, boolean embedded) {
    this.database = database;
    this.kind = embedded ? DriverTypeEnum.H2_EMBEDDED : DriverTypeEnum.POSTGRES_9_4;
    this.history = new HapiMigrationStorageSvc(new HapiMigrationDao(database, this.kind, HISTORY));
  }

  /** Whether every migration of this version has run. */
  boolean areCurrent() {
    return hasHistory() && history.diff(tasks()).getUnskippableTasks().size() == 0;
  }

  /** Takes over tables without a history as well, which Hibernate made for earlier versions. */
  void bringUpToDate() {
    var unused = history.createMigrationTableIfRequired();
    // HAPI would wait for whoever holds its lock; as it is our turn, only a dead node can.
    int left =
        new JdbcTemplate(database)
            .update(
                "delete from \"" + HISTORY + "\" where \"installed_rank\" = ?",
                HapiMigrationLock.LOCK_PID);
    if (left > 0) {
      log.warn("Removed the lock that an earlier change of the tables has left");
    }
    HapiMigrator migrator = new HapiMigrator(HISTORY, database, kind);
    migrator.addTasks(tasks());
    log.info("Tables of the FHIR storage: {}", migrator.migrate().summary());
  }

  private boolean hasHistory() {
    try (Connection connection = database.getConnection();
        ResultSet found =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(),
                    connection.getSchema(),
                    HISTORY,
                    new String[] {"TABLE", "BASE TABLE"})) {
      return found.next();
    } catch (SQLException failed) {
      throw new DataAccessResourceFailureException(
          "The tables of the database cannot be listed.", failed);
    }
  }

  private static MigrationTaskList tasks() {
    return new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
  }
}
