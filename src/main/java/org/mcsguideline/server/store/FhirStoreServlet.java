package org.mcsguideline.server.store;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.mcsguideline.server.store.StoreState.Failed;
import org.mcsguideline.server.store.StoreState.Ready;
import org.mcsguideline.server.store.StoreState.Starting;

/** Stands in for the FHIR API from the first second; hands over to it when the store is ready. */
final class FhirStoreServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String RETRY_AFTER_SECONDS = "5";

  private final transient Supplier<StoreState> state;

  FhirStoreServlet(Supplier<StoreState> state) {
    this.state = state;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    StoreState now = state.get();
    if (now instanceof Ready ready) {
      answer(ready, request, response);
    } else if (now instanceof Failed failed) {
      Outcome.error("exception", "The FHIR store could not start. Error id: " + failed.errorId())
          .send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (now instanceof Starting) {
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
      Outcome.error("transient", "The FHIR store is starting. Please try again in a few seconds.")
          .send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private static void answer(Ready ready, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    JsonExchange exchange = new JsonExchange(request);
    if (!exchange.bodyIsJson()) {
      Outcome.error("not-supported", "This server reads JSON only (application/fhir+json).")
          .send(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else if (!exchange.acceptsJson()) {
      Outcome.error("not-supported", "This server answers in JSON only (application/fhir+json).")
          .send(response, HttpServletResponse.SC_NOT_ACCEPTABLE);
    } else {
      response.setHeader("X-Content-Type-Options", "nosniff");
      ready.api().service(exchange.asJson(), response);
    }
  }
}
