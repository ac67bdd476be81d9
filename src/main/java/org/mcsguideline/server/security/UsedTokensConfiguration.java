package org.mcsguideline.server.security;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import org.mcsguideline.security.DatabaseUsedTokens;
import org.mcsguideline.security.SecuritySettings;
import org.mcsguideline.security.SecuritySettings.TokenDatabase;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.mcsguideline.server.store.FhirStoreSettings.SchemaStep;
import org.mcsguideline.server.tables.OwnTables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database of used tokens: the store's own, unless a setting names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "mcs.security.enabled", havingValue = "true")
class UsedTokensConfiguration {

  private static final int CONNECTIONS = 4;
  private static final long MOST_TOKENS = 5_000_000;

  /** Not a bean of type DataSource: nothing else may come upon it by type. */
  record TokenPool(HikariDataSource connections) implements AutoCloseable {
    @Override
    public void close() {
      connections.close();
    }
  }

  @Bean(destroyMethod = "close")
  TokenPool tokenPool(SecuritySettings settings, ObjectProvider<FhirStoreSettings> store) {
    TokenDatabase tokens = settings.tokens();
    if (tokens == null) {
      FhirStoreSettings same = store.getObject();
      tokens = new TokenDatabase(same.jdbcUrl(), same.username(), same.password());
    }
    return new TokenPool(new HikariDataSource(hikari(tokens, settings.tokensWait())));
  }

  /** Before readiness: who calls first should not wait for tables. */
  @Bean
  ApplicationRunner usedTokensPreparation(DatabaseUsedTokens usedTokens) {
    return arguments -> usedTokens.prepareIfReachable();
  }

  @Bean
  DatabaseUsedTokens usedTokens(
      TokenPool pool,
      SecuritySettings security,
      ObjectProvider<FhirStoreSettings> store,
      Clock clock) {
    JdbcTemplate database = new JdbcTemplate(pool.connections());
    database.setQueryTimeout((int) security.tokensWait().toSeconds());
    OwnTables tables = OwnTables.ofTokens(pool.connections());
    FhirStoreSettings settings = store.getIfAvailable();
    boolean leftAlone = settings != null && settings.schema() == SchemaStep.CHECK;
    return new DatabaseUsedTokens(
        database, leftAlone ? tables::demandCurrent : tables::bringUpToDate, clock, MOST_TOKENS);
  }

  /** A call waits for a database, but not for long; the start does not wait at all. */
  private static HikariConfig hikari(TokenDatabase tokens, Duration wait) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("used-tokens");
    hikari.setJdbcUrl(tokens.jdbcUrl());
    hikari.setUsername(tokens.username());
    hikari.setPassword(tokens.password());
    hikari.setMaximumPoolSize(CONNECTIONS);
    // The first one is made beside the start, so that the first call finds it.
    hikari.setMinimumIdle(1);
    hikari.setConnectionTimeout(wait.toMillis());
    hikari.setValidationTimeout(wait.toMillis());
    hikari.setInitializationFailTimeout(-1);
    if (tokens.jdbcUrl().startsWith("jdbc:h2:")) {
      // As the store opens it, whichever of the two comes first.
      hikari.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
      hikari.addDataSourceProperty("WRITE_DELAY", "0");
    } else {
      hikari.addDataSourceProperty("connectTimeout", "1");
      hikari.addDataSourceProperty("socketTimeout", String.valueOf(wait.toSeconds()));
    }
    return hikari;
  }
}
