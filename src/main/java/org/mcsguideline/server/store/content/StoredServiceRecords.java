package org.mcsguideline.server.store.content;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.model.ExpungeOptions;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.server.store.ServiceRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what the service decided and heard, by HAPI's storage. */
final class StoredServiceRecords implements ServiceRecords {

  private static final Logger log = LoggerFactory.getLogger(StoredServiceRecords.class);

  private static final int MOST_FOUND = 1000;
  private static final int MOST_REMOVED = 200;

  /** What refers to another comes before it. */
  private static final List<Class<? extends Resource>> TYPES =
      List.of(AuditEvent.class, Communication.class, GuidanceResponse.class);

  private final DaoRegistry daos;
  private final StoreTransaction transaction;
  private final KeptReferences references;

  StoredServiceRecords(DaoRegistry daos, StoreTransaction transaction, KeptReferences references) {
    this.daos = daos;
    this.transaction = transaction;
    this.references = references;
  }

  @Override
  public void write(List<? extends Resource> resources) {
    if (!resources.isEmpty()) {
      references.prepare(resources);
      transaction.replace(List.copyOf(resources), List.of(), () -> {});
    }
  }

  @Override
  public Optional<GuidanceResponse> newestDecision(Identifier identifier) {
    SearchParameterMap search =
        SearchParameterMap.newSynchronous(
            GuidanceResponse.SP_IDENTIFIER,
            new TokenParam(identifier.getSystem(), identifier.getValue()));
    search.setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC));
    search.setLoadSynchronousUpTo(1);
    return find(GuidanceResponse.class, search).stream().findFirst();
  }

  @Override
  public List<Communication> communicationsSince(Coding category, Instant then) {
    SearchParameterMap search =
        SearchParameterMap.newSynchronous(
            Communication.SP_CATEGORY, new TokenParam(category.getSystem(), category.getCode()));
    search.setLastUpdated(new DateRangeParam().setLowerBoundInclusive(Date.from(then)));
    search.setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC));
    search.setLoadSynchronousUpTo(MOST_FOUND);
    return find(Communication.class, search);
  }

  @Override
  public int removeStoredBefore(Coding tag, Instant then) {
    int removed = 0;
    for (Class<? extends Resource> type : TYPES) {
      SearchParameterMap search =
          SearchParameterMap.newSynchronous("_tag", new TokenParam(tag.getSystem(), tag.getCode()));
      search.setLastUpdated(new DateRangeParam().setUpperBoundExclusive(Date.from(then)));
      search.setSort(new SortSpec("_lastUpdated", SortOrderEnum.ASC));
      search.setLoadSynchronousUpTo(MOST_REMOVED);
      for (Resource found : find(type, search)) {
        removed += remove(daos.getResourceDao(type), found) ? 1 : 0;
      }
    }
    return removed;
  }

  /** Deleting alone would leave the former versions. */
  private static boolean remove(IFhirResourceDao<?> dao, Resource found) {
    IdType id = found.getIdElement().toUnqualifiedVersionless();
    try {
      if (dao.delete(id, new SystemRequestDetails()).getId() == null) {
        return false;
      }
      var options =
          new ExpungeOptions().setExpungeDeletedResources(true).setExpungeOldVersions(true);
      return dao.expunge(id, options, new SystemRequestDetails()).getDeletedCount() > 0;
    } catch (ResourceVersionConflictException stillReferredTo) {
      log.warn("A kept {} stays for now, another resource refers to it", found.fhirType());
      return false;
    } catch (ResourceGoneException | ResourceNotFoundException removedByAnotherNode) {
      return false;
    }
  }

  private <T extends IBaseResource> List<T> find(Class<T> type, SearchParameterMap search) {
    return daos.getResourceDao(type).searchForResources(search, new SystemRequestDetails());
  }
}
