package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.hibernate.boot.archive.scan.internal.DisabledScanner;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.mcsguideline.server.tables.OwnTables;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The database, Hibernate on top of it, and the marks that make a second start short. */
class DatabaseConfig {

  /** Enough for a small machine; every request holds one connection, a transaction may need two. */
  private static final int CONNECTIONS = 10;

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(FhirStoreSettings settings) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("fhir-store");
    hikari.setJdbcUrl(settings.jdbcUrl());
    hikari.setUsername(settings.username());
    hikari.setPassword(settings.password());
    hikari.setMaximumPoolSize(CONNECTIONS);
    hikari.setMinimumIdle(1);
    if (isH2(settings)) {
      // It would otherwise close the file in a shutdown hook of its own, under a store in use.
      hikari.addDataSourceProperty("DB_CLOSE_ON_EXIT", "FALSE");
    }
    return new HikariDataSource(hikari);
  }

  @Bean
  StoreMarks storeMarks(DataSource dataSource) {
    OwnTables.ofStore(dataSource).bringUpToDate();
    return new StoreMarks(new JdbcTemplate(dataSource));
  }

  @Bean
  DatabaseSchema databaseSchema(StoreMarks marks) {
    return new DatabaseSchema(marks);
  }

  @Bean
  LocalContainerEntityManagerFactoryBean entityManagerFactory(
      ConfigurableListableBeanFactory beans,
      FhirContext fhirContext,
      JpaStorageSettings storage,
      DataSource dataSource,
      DatabaseSchema schema,
      FhirStoreSettings settings) {
    LocalContainerEntityManagerFactoryBean factory =
        HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhirContext, storage);
    factory.setPersistenceUnitName("fhir-store");
    factory.setDataSource(dataSource);
    factory.setJpaProperties(hibernateProperties(schema, settings));
    // Hibernate builds its model while HAPI's beans, which need it later only, are made.
    factory.setBootstrapExecutor(new SimpleAsyncTaskExecutor("fhir-store-hibernate-"));
    return factory;
  }

  @Bean
  @Primary
  JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
    return new JpaTransactionManager(entityManagerFactory);
  }

  private static boolean isH2(FhirStoreSettings settings) {
    return settings.jdbcUrl().startsWith("jdbc:h2:");
  }

  private static Properties hibernateProperties(DatabaseSchema schema, FhirStoreSettings settings) {
    Properties properties = new Properties();
    properties.put(
        "hibernate.dialect",
        (isH2(settings) ? HapiFhirH2Dialect.class : HapiFhirPostgresDialect.class).getName());
    properties.put("hibernate.hbm2ddl.auto", schema.isCurrent() ? "none" : "update");
    properties.put("hibernate.search.enabled", "false");
    properties.put("hibernate.integration.envers.enabled", "false");
    properties.put("hibernate.query.startup_check", "false");
    // Spring has found the entities, and none of them carries constraints.
    properties.put("hibernate.archive.scanner", DisabledScanner.class.getName());
    properties.put("jakarta.persistence.validation.mode", "none");
    // Without validation Hibernate would itself check for nulls, some of which HAPI fills in later.
    properties.put("hibernate.check_nullability", "false");
    properties.put("hibernate.cache.use_second_level_cache", "false");
    properties.put("hibernate.cache.use_query_cache", "false");
    properties.put("hibernate.jdbc.batch_size", "30");
    properties.put("hibernate.order_inserts", "true");
    properties.put("hibernate.order_updates", "true");
    return properties;
  }
}
