package org.mcsguideline.server.store.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.mcsguideline.monitoring.CareStore;

/** Plans over time, by HAPI's storage; past the API and its rules of access. */
final class StoredCare implements CareStore {

  private static final int MOST_PLANS = 5_000;
  private static final int MOST_TASKS = 20_000;

  /** As many as one data set may bring; when there are more, the newest, and the reader is told. */
  private static final int MOST_READ = 2_000;

  private final FhirContext fhir;
  private final DaoRegistry daos;
  private final MatchUrlService queries;
  private final StoreTransaction transaction;

  StoredCare(
      FhirContext fhir, DaoRegistry daos, MatchUrlService queries, StoreTransaction transaction) {
    this.fhir = fhir;
    this.daos = daos;
    this.queries = queries;
    this.transaction = transaction;
  }

  @Override
  public List<CarePlan> activePlans() {
    SearchParameterMap search =
        SearchParameterMap.newSynchronous(CarePlan.SP_STATUS, new TokenParam("active"));
    search.setSort(new SortSpec("_lastUpdated", SortOrderEnum.ASC));
    search.setLoadSynchronousUpTo(MOST_PLANS);
    return find(CarePlan.class, search);
  }

  @Override
  public Map<String, String> read(Map<String, String> wanted) {
    Map<String, String> found = new LinkedHashMap<>();
    wanted.forEach(
        (key, query) -> {
          Optional<Resource> data =
              query.contains("?") ? Optional.of(search(query)) : one(new IdType(query));
          data.map(fhir.newJsonParser()::encodeResourceToString)
              .ifPresent(json -> found.put(key, json));
        });
    return found;
  }

  private Bundle search(String query) {
    String type = query.substring(0, query.indexOf('?'));
    SearchParameterMap search = queries.translateMatchUrl(query, fhir.getResourceDefinition(type));
    search.setLoadSynchronousUpTo(MOST_READ + 1);
    search.setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC));
    IFhirResourceDao<?> dao = daos.getResourceDao(type);
    List<? extends IBaseResource> all = dao.searchForResources(search, new SystemRequestDetails());
    Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(all.size());
    all.stream()
        .limit(MOST_READ)
        .forEach(resource -> bundle.addEntry().setResource((Resource) resource));
    return bundle;
  }

  private Optional<Resource> one(IdType id) {
    try {
      var request = new SystemRequestDetails();
      return Optional.of((Resource) daos.getResourceDao(id.getResourceType()).read(id, request));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  @Override
  public List<Task> openTasks(String system) {
    SearchParameterMap search = tasks(system);
    search.add(Task.SP_STATUS, new TokenParam("requested"));
    return find(Task.class, search);
  }

  @Override
  public List<Task> tasksChangedSince(String system, String patient, Instant then) {
    SearchParameterMap search = tasks(system);
    search.add(Task.SP_PATIENT, new ReferenceParam(patient));
    search.setLastUpdated(new DateRangeParam().setLowerBoundInclusive(Date.from(then)));
    return find(Task.class, search);
  }

  /** References of all tasks of a care plan; none for anything else. */
  List<String> tasksBasedOn(String reference) {
    if (!reference.startsWith("CarePlan/")) {
      return List.of();
    }
    SearchParameterMap search =
        SearchParameterMap.newSynchronous(Task.SP_BASED_ON, new ReferenceParam(reference));
    return find(Task.class, search).stream().map(StoreTransaction::reference).toList();
  }

  private static SearchParameterMap tasks(String system) {
    SearchParameterMap search =
        SearchParameterMap.newSynchronous(Task.SP_IDENTIFIER, new TokenParam(system, null));
    search.setLoadSynchronousUpTo(MOST_TASKS);
    return search;
  }

  @Override
  public void write(List<Task> tasks) {
    transaction.replace(List.copyOf(tasks), List.of(), () -> {});
  }

  private <T extends IBaseResource> List<T> find(Class<T> type, SearchParameterMap search) {
    return daos.getResourceDao(type).searchForResources(search, new SystemRequestDetails());
  }
}
