package org.mcsguideline.server.store.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.mcsguideline.server.store.FhirStoreSettings;

/** The connections to the store's database. */
public final class StorePool {

  private StorePool() {}

  /** Opens a pool, which the caller closes. */
  public static HikariDataSource open(FhirStoreSettings settings) {
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
    }
    return new HikariDataSource(hikari);
  }
}
