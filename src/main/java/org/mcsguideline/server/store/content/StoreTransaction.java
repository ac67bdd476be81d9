package org.mcsguideline.server.store.content;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes resources under their own ids: all of them, and what belongs with them, or none. */
final class StoreTransaction {

  private final IFhirSystemDao<Bundle, Meta> systemDao;
  private final JpaStorageSettings storage;
  private final TransactionTemplate transaction;
  private final ISearchParamRegistry searchParameters;

  StoreTransaction(
      IFhirSystemDao<Bundle, Meta> systemDao,
      JpaStorageSettings storage,
      PlatformTransactionManager transactions,
      ISearchParamRegistry searchParameters) {
    this.systemDao = systemDao;
    this.storage = storage;
    this.transaction = new TransactionTemplate(transactions);
    this.searchParameters = searchParameters;
  }

  /**
   * A resource stored with the same content keeps its version.
   *
   * @param removed references such as {@code Library/McsCriteria}
   * @param together done in the same transaction
   */
  void replace(Collection<Resource> written, Collection<String> removed, Runnable together) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    written.forEach(resource -> put(bundle, resource));
    removed.forEach(reference -> delete(bundle, reference));
    transaction.executeWithoutResult(
        status -> {
          systemDao.transactionNested(new SystemRequestDetails(), bundle);
          together.run();
        });
  }

  /**
   * Writes search parameters and makes them known, so that what is written next is found by them.
   */
  void define(Collection<Resource> parameters) {
    if (!parameters.isEmpty()) {
      replace(parameters, List.of(), () -> {});
      searchParameters.forceRefresh();
    }
  }

  /**
   * The same for resources whose former versions nobody will ask for. Only while no one else uses
   * the store: the switch is one for all of it.
   */
  void replaceWithoutHistory(
      Collection<Resource> written, Collection<String> removed, Runnable together) {
    storage.setResourceDbHistoryEnabled(false);
    try {
      replace(written, removed, together);
    } finally {
      storage.setResourceDbHistoryEnabled(true);
    }
  }

  static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static void put(Bundle bundle, Resource resource) {
    String reference = reference(resource);
    resource.setId(reference);
    bundle.addEntry().setResource(resource).getRequest().setMethod(HTTPVerb.PUT).setUrl(reference);
  }

  private static void delete(Bundle bundle, String reference) {
    bundle.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl(reference);
  }
}
