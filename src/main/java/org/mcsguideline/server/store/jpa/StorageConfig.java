package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobPartitionProvider;
import ca.uhn.fhir.batch2.api.IJobPersistence;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.IDaoRegistry;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.ResourceCountCacheUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.provider.DaoRegistryResourceSupportedSvc;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.search.IStaleSearchDeletingSvc;
import ca.uhn.fhir.jpa.search.StaleSearchDeletingSvcImpl;
import ca.uhn.fhir.jpa.util.ResourceCountCache;
import ca.uhn.fhir.rest.api.IResourceSupportedSvc;
import ca.uhn.fhir.rest.api.server.storage.IDeleteExpungeJobSubmitter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** HAPI's JPA storage for R4, and what it expects an application to add. */
@Import({JpaR4Config.class, ThreadPoolFactoryConfig.class})
class StorageConfig {

  private static final String NO_BATCH = "This server runs no batch jobs.";

  /** In place of HAPI's bean of the same name. */
  @Bean(name = "primaryFhirContext")
  @Primary
  FhirContext fhirContext() {
    return StoreFhirContext.create();
  }

  @Bean
  JpaStorageSettings storageSettings() {
    return StorageRules.settings();
  }

  @Bean
  PartitionSettings partitionSettings() {
    return new PartitionSettings();
  }

  @Bean
  SubscriptionSettings subscriptionSettings() {
    return new SubscriptionSettings();
  }

  @Bean
  IStaleSearchDeletingSvc staleSearchDeletingSvc() {
    return new StaleSearchDeletingSvcImpl();
  }

  @Bean
  DatabaseBackedPagingProvider pagingProvider() {
    DatabaseBackedPagingProvider paging = new DatabaseBackedPagingProvider();
    paging.setDefaultPageSize(50);
    paging.setMaximumPageSize(500);
    return paging;
  }

  @Bean
  IResourceSupportedSvc resourceSupportedSvc(IDaoRegistry daoRegistry) {
    return new DaoRegistryResourceSupportedSvc(daoRegistry);
  }

  @Bean(name = "myResourceCountsCache")
  ResourceCountCache resourceCountsCache(IFhirSystemDao<?, ?> systemDao) {
    return ResourceCountCacheUtil.newResourceCountCache(systemDao);
  }

  // HAPI's DAOs want these, even where no operation can start a batch job.

  @Bean
  IJobCoordinator jobCoordinator() {
    return Refusing.service(IJobCoordinator.class, NO_BATCH);
  }

  @Bean
  IJobPersistence jobPersistence() {
    return Refusing.service(IJobPersistence.class, NO_BATCH);
  }

  @Bean
  IJobPartitionProvider jobPartitionProvider() {
    return Refusing.service(IJobPartitionProvider.class, NO_BATCH);
  }

  /** In place of HAPI's bean of the same name. */
  @Bean
  IDeleteExpungeJobSubmitter deleteExpungeJobSubmitter() {
    return Refusing.service(IDeleteExpungeJobSubmitter.class, NO_BATCH);
  }

  /** In place of HAPI's bean of the same name, which holds all of FHIR's own definitions. */
  @Bean(name = JpaConfig.DEFAULT_PROFILE_VALIDATION_SUPPORT)
  IValidationSupport defaultProfileValidationSupport(FhirContext fhirContext) {
    return fhirContext.getValidationSupport();
  }
}
