package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;

/** HAPI knows the parameter, finds it switched off in the midst of a search, and fails. */
@Interceptor
final class UnsupportedParameters {

  private static final String FILTER = "_filter";

  /**
   * Looks at the names of the parameters.
   *
   * @throws InvalidRequestException when there is one that this server does not support
   */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
  void refuse(RequestDetails request) {
    for (String name : request.getParameters().keySet()) {
      if (name.equals(FILTER) || name.startsWith(FILTER + ":")) {
        throw new InvalidRequestException("This server does not support _filter.");
      }
    }
  }
}
