package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.impl.MultiMapRepositoryRestQueryBuilder;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import com.google.common.collect.Multimap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.mcsguideline.server.store.content.KnowledgeTypes;
import org.opencds.cqf.fhir.cr.hapi.repository.ClinicalIntelligenceHapiFhirRepository;

/**
 * The store as one operation sees it. {@code $apply} evaluates every condition by itself and asks
 * for the same data of the patient each time; here the store is asked once, so that all conditions
 * also judge the same record. It belongs to one request and is not for several threads.
 */
// The interface of the library's repositories is marked as unfinished.
@SuppressWarnings("UnstableApiUsage")
final class RememberedSearches extends ClinicalIntelligenceHapiFhirRepository {

  private final Map<String, IBaseBundle> found = new HashMap<>();

  RememberedSearches(DaoRegistry daos, RequestDetails request, RestfulServer server) {
    super(daos, request, server);
  }

  @Override
  public <B extends IBaseBundle, T extends IBaseResource> B search(
      Class<B> bundle,
      Class<T> type,
      IRepositoryRestQueryContributor query,
      Map<String, String> headers) {
    // What an operation makes of knowledge it may write into it.
    if (KnowledgeTypes.ALL.contains(type.getSimpleName())) {
      return super.search(bundle, type, query, headers);
    }
    String asked = type.getSimpleName() + "?" + text(query) + headers;
    // Not computeIfAbsent: a search may lead to another one.
    IBaseBundle known = found.get(asked);
    if (known == null) {
      known = super.search(bundle, type, query, anew(headers));
      found.put(asked, known);
    }
    return bundle.cast(known);
  }

  /** What was saved a moment ago counts; the store answers other searches as it did lately. */
  private static Map<String, String> anew(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(Constants.HEADER_CACHE_CONTROL, Constants.CACHE_CONTROL_NO_CACHE);
    return all;
  }

  private static String text(IRepositoryRestQueryContributor query) {
    Multimap<String, List<IQueryParameterType>> parameters =
        MultiMapRepositoryRestQueryBuilder.contributorToMultimap(query);
    return parameters.entries().stream()
        .map(
            parameter ->
                parameter.getKey()
                    + "="
                    + parameter.getValue().stream().map(RememberedSearches::text).toList())
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String text(IQueryParameterType value) {
    return value.getQueryParameterQualifier() + " " + value.getValueAsQueryToken();
  }
}
