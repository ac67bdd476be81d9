package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.storage.interceptor.balp.IBalpAuditContextServices;
import org.hl7.fhir.r4.model.Reference;

/** Who calls the API, for its audit: nobody is authenticated yet. */
final class AuditContext implements IBalpAuditContextServices {

  @Override
  public Reference getAgentClientWho(RequestDetails request) {
    return nobody();
  }

  @Override
  public Reference getAgentUserWho(RequestDetails request) {
    return nobody();
  }

  private static Reference nobody() {
    return new Reference().setDisplay("not authenticated");
  }
}
