package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Properties;
import javax.sql.DataSource;
import org.hibernate.boot.archive.scan.internal.DisabledScanner;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The database with its tables, Hibernate on top of it, and the store's marks. */
class DatabaseConfig {

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(FhirStoreSettings settings) {
    return StorePool.open(settings);
  }

  @Bean
  @DependsOn("databaseSchema")
  StoreMarks storeMarks(DataSource dataSource) {
    return new StoreMarks(new JdbcTemplate(dataSource));
  }

  /** Made before anything that needs the tables, over connections that wait for their locks. */
  @Bean
  DatabaseSchema databaseSchema(DataSource dataSource, FhirStoreSettings settings) {
    try (HikariDataSource database = StorePool.forSchema(settings)) {
      DatabaseSchema schema = new DatabaseSchema(database, settings.isEmbedded());
      switch (settings.schema()) {
        case UPDATE -> schema.bringUpToDate();
        case CHECK -> schema.demandCurrent();
      }
    }
    return new DatabaseSchema(dataSource, settings.isEmbedded());
  }

  @Bean
  @DependsOn("databaseSchema")
  LocalContainerEntityManagerFactoryBean entityManagerFactory(
      ConfigurableListableBeanFactory beans,
      FhirContext fhirContext,
      JpaStorageSettings storage,
      DataSource dataSource,
      FhirStoreSettings settings) {
    LocalContainerEntityManagerFactoryBean factory =
        HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhirContext, storage);
    factory.setPersistenceUnitName("fhir-store");
    factory.setDataSource(dataSource);
    factory.setJpaProperties(hibernateProperties(settings));
    // Hibernate builds its model while HAPI's beans, which need it later only, are made.
    factory.setBootstrapExecutor(new SimpleAsyncTaskExecutor("fhir-store-hibernate-"));
    return factory;
  }

  @Bean
  @Primary
  JpaTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
    return new JpaTransactionManager(entityManagerFactory);
  }

  private static Properties hibernateProperties(FhirStoreSettings settings) {
    Properties properties = new Properties();
    properties.put(
        "hibernate.dialect",
        (settings.isEmbedded() ? HapiFhirH2Dialect.class : HapiFhirPostgresDialect.class)
            .getName());
    // HAPI's own migrations have made the tables.
    properties.put("hibernate.hbm2ddl.auto", "none");
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
