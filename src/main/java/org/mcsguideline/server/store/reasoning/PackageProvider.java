package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/** The operation {@code $package} of stored knowledge; it changes nothing. */
final class PackageProvider {

  private static final String NAME = "$package";

  private final DaoRegistry daos;

  PackageProvider(DaoRegistry daos) {
    this.daos = daos;
  }

  /** The plan with all that it needs. */
  @Operation(name = NAME, idempotent = true, type = PlanDefinition.class)
  public Bundle ofPlan(@IdParam IdType id, RequestDetails request) {
    return packaged(id, request);
  }

  /** The library with all that it needs. */
  @Operation(name = NAME, idempotent = true, type = Library.class)
  public Bundle ofLibrary(@IdParam IdType id, RequestDetails request) {
    return packaged(id, request);
  }

  /** The guide with all that it lists, which is the whole guideline. */
  @Operation(name = NAME, idempotent = true, type = ImplementationGuide.class)
  public Bundle ofGuide(@IdParam IdType id, RequestDetails request) {
    return packaged(id, request);
  }

  private Bundle packaged(IdType id, RequestDetails request) {
    String reference = id.getResourceType() + "/" + id.getIdPart();
    Bundle bundle =
        new KnowledgePackage(daos.getFhirContext(), stored())
            .of(reference, request.getFhirServerBase());
    if (bundle.getEntry().isEmpty()) {
      throw new ResourceNotFoundException(id);
    }
    return bundle;
  }

  private List<Resource> stored() {
    return KnowledgeTypes.ALL.stream().flatMap(this::stored).toList();
  }

  private Stream<Resource> stored(String type) {
    return daos
        .getResourceDao(type)
        .search(SearchParameterMap.newSynchronous(), new SystemRequestDetails())
        .getAllResources()
        .stream()
        .map(Resource.class::cast);
  }
}
