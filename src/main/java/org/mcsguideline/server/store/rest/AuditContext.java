package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.storage.interceptor.balp.IBalpAuditContextServices;
import java.util.Objects;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Who calls the API, for its audit: verified names, or nobody. */
final class AuditContext implements IBalpAuditContextServices {

  @Override
  public Reference getAgentClientWho(RequestDetails request) {
    return named(Caller.rights(request).client());
  }

  @Override
  public Reference getAgentUserWho(RequestDetails request) {
    return named(Caller.rights(request).user());
  }

  private static Reference named(@Nullable String name) {
    return new Reference().setDisplay(Objects.requireNonNullElse(name, "not authenticated"));
  }
}
