package org.mcsguideline.server.store.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.mcsguideline.server.store.FhirStoreSettings;

/** The connections to the store's database. */
public final class StorePool {

  /**
   * Seconds without a byte from the database after which it is taken for gone. No statement of a
   * request is as slow.
   */
  private static final String SILENCE = "60";

  private StorePool() {}

  /**
   * Opens the pool of a store in use, which the caller closes. Nobody waits in it for a connection
   * or a row for longer than the settings say, and for connections nobody does many times over.
   */
  public static HikariDataSource open(FhirStoreSettings settings) {
    HikariConfig hikari = config(settings);
    long wait = settings.longestWait().toMillis();
    hikari.setConnectionTimeout(wait);
    hikari.setValidationTimeout(wait);
    if (!settings.isEmbedded()) {
      hikari.setConnectionInitSql("set lock_timeout = " + wait);
      hikari.addDataSourceProperty("socketTimeout", SILENCE);
    }
    return new ConnectionPool(hikari);
  }

  /** The same for changes of tables, which wait for as long as others use them. */
  public static HikariDataSource forSchema(FhirStoreSettings settings) {
    return new HikariDataSource(config(settings));
  }

  private static HikariConfig config(FhirStoreSettings settings) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("fhir-store");
    hikari.setJdbcUrl(settings.jdbcUrl());
    hikari.setUsername(settings.username());
    hikari.setPassword(settings.password());
    hikari.setMaximumPoolSize(settings.connections());
    hikari.setMinimumIdle(1);
    if (settings.isEmbedded()) {
      // It would otherwise close the file in a shutdown hook of its own, under a store in use.
      hikari.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
      // It would otherwise keep commits in memory for half a second, and a kill would lose them.
      hikari.addDataSourceProperty("WRITE_DELAY", "0");
    } else {
      // With it, messages quote what was to be stored.
      hikari.addDataSourceProperty("logServerErrorDetail", "false");
      hikari.addDataSourceProperty("tcpKeepAlive", "true");
    }
    return hikari;
  }
}
