package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.util.VersionUtil;
import javax.sql.DataSource;
import org.mcsguideline.server.tables.OwnTables;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of the store's database: our own and those of the FHIR storage. To be changed by one
 * node at a time, see {@link DatabaseTurn}.
 */
public final class DatabaseSchema {

  private static final String MARK = "schema";
  private static final String BEGUN = "first tables begun";

  private final OwnTables own;
  private final StorageTables storage;
  private final StoreMarks marks;

  /**
   * The tables of a database.
   *
   * @param embedded whether it is H2, and otherwise PostgreSQL
   */
  public DatabaseSchema(DataSource database, boolean embedded) {
    this.own = OwnTables.ofStore(database);
    this.storage = new StorageTables(database, embedded);
    this.marks = new StoreMarks(new JdbcTemplate(database));
  }

  /**
   * Makes what is missing and changes what is old; does nothing otherwise.
   *
   * @throws SchemaRefused when an earlier start ended while it made the first tables
   */
  public void bringUpToDate() {
    own.bringUpToDate();
    if (marks.find(MARK).filter(BEGUN::equals).isPresent()) {
      // HAPI makes its tables one by one, and takes the first of them for all.
      throw new SchemaRefused(
          "A start ended while it made the first tables of this database, so some are missing."
              + " Nothing was stored yet: empty the database and start again.");
    }
    if (storage.areCurrent()) {
      return;
    }
    if (marks.find(MARK).isEmpty()) {
      marks.put(MARK, BEGUN);
    }
    storage.bringUpToDate();
    marks.put(MARK, VersionUtil.getVersion());
  }

  /**
   * Looks and changes nothing.
   *
   * @throws SchemaRefused when anything is missing or old
   */
  public void demandCurrent() {
    if (!own.areCurrent() || !storage.areCurrent()) {
      throw new SchemaRefused(
          "The tables of the database are not those of this version, and mcs.store.schema=check"
              + " leaves them alone. Run this version once with --update-schema, then start the"
              + " nodes.");
    }
  }
}
