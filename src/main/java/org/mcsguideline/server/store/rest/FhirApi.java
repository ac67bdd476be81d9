package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;

/** The FHIR server with everything it offers. */
public final class FhirApi {

  private final RestfulServer server;

  FhirApi(RestfulServer server) {
    this.server = server;
  }

  /** Takes the configuration of the servlet in whose place it answers. */
  public HttpServlet initialise(ServletConfig place) throws ServletException {
    server.init(place);
    return server;
  }
}
