package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.IdType;
import org.mcsguideline.security.FhirRights;

/** Who asks, as those in front of the FHIR server have found out. */
final class Caller {

  private static final String KEPT = Caller.class.getName();

  private Caller() {}

  /**
   * The rights of the caller; none when nobody has set any. They are kept with the request, because
   * a search goes on in other threads, when the servlet's request may be another one already.
   */
  static FhirRights rights(RequestDetails request) {
    Object kept = request.getUserData().computeIfAbsent(KEPT, key -> found(request));
    return kept instanceof FhirRights rights ? rights : FhirRights.NONE;
  }

  private static FhirRights found(RequestDetails request) {
    if (request instanceof ServletRequestDetails servlet) {
      HttpServletRequest http = servlet.getServletRequest();
      Object rights = http == null ? null : http.getAttribute(FhirRights.ATTRIBUTE);
      return rights instanceof FhirRights known ? known : FhirRights.NONE;
    }
    return FhirRights.NONE;
  }

  /** The patient for whom a token speaks. */
  static IdType patient(FhirRights rights) {
    return new IdType("Patient", rights.patient());
  }
}
