package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizedList;
import ca.uhn.fhir.rest.server.interceptor.auth.SearchNarrowingInterceptor;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.security.FhirRights;
import org.mcsguideline.security.FhirScope.Deed;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/** Adds the one patient to the searches of a token that speaks for one patient only. */
final class PatientNarrowing extends SearchNarrowingInterceptor {

  /** Null narrows nothing. A token that may see a type of everybody is not narrowed for it. */
  @Override
  protected @Nullable AuthorizedList buildAuthorizedList(RequestDetails request) {
    FhirRights rights = Caller.rights(request);
    String type = request.getResourceName();
    // Basic is of the patient compartment by its definition; here it holds nothing but knowledge.
    boolean seesAll =
        type != null && (KnowledgeTypes.ALL.contains(type) || rights.forAll(type, Deed.SEARCH));
    return rights.isForOnePatient() && !seesAll
        ? new AuthorizedList().addCompartment("Patient/" + rights.patient())
        : null;
  }
}
