package org.mcsguideline.server.store.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.time.Clock;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.mcsguideline.server.store.InstalledProfile;
import org.mcsguideline.server.store.ServiceRecords;
import org.mcsguideline.server.store.jpa.StoreMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** What fills the store at start, for the store's context. */
public class ContentConfig {

  @Bean
  BundleFiles bundleFiles(FhirContext fhirContext) {
    return new BundleFiles(fhirContext);
  }

  @Bean
  StoreTransaction storeTransaction(
      IFhirSystemDao<Bundle, Meta> systemDao,
      JpaStorageSettings storage,
      PlatformTransactionManager transactions,
      ISearchParamRegistry searchParameters) {
    return new StoreTransaction(systemDao, storage, transactions, searchParameters);
  }

  /** For the application: what the service keeps of its own work. */
  @Bean
  ServiceRecords serviceRecords(
      FhirContext fhirContext, DaoRegistry daos, StoreTransaction transaction) {
    return new StoredServiceRecords(daos, transaction, new KeptReferences(fhirContext, daos));
  }

  /** For the application: plans over time and their tasks. */
  @Bean
  StoredCare careStore(
      FhirContext fhirContext,
      DaoRegistry daos,
      MatchUrlService queries,
      StoreTransaction transaction) {
    return new StoredCare(fhirContext, daos, queries, transaction);
  }

  @Bean
  KnowledgeInstall knowledgeInstall(
      BundleFiles files, DaoRegistry daos, StoreTransaction transaction, StoreMarks marks) {
    return new KnowledgeInstall(files, daos, transaction, marks);
  }

  @Bean
  DemoPatients demoPatients(
      BundleFiles files,
      StoreTransaction transaction,
      StoreMarks marks,
      StoredCare care,
      Clock clock) {
    return new DemoPatients(files, transaction, marks, care, clock);
  }

  @Bean
  StoreContent storeContent(
      FhirStoreSettings settings,
      InstalledProfile profile,
      KnowledgeInstall knowledge,
      DemoPatients patients) {
    return new StoreContent(settings, profile, knowledge, patients);
  }
}
