package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.config.r4.FhirContextR4Config;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;

/**
 * The store's own FhirContext, which makes no FHIR clients. Clinical-reasoning's operations take
 * endpoints from their caller ({@code dataEndpoint}, {@code contentEndpoint}, {@code
 * terminologyEndpoint}); a server that follows them can be used to reach its network.
 */
final class StoreFhirContext {

  private StoreFhirContext() {}

  static FhirContext create() {
    FhirContext context = FhirContext.forR4();
    FhirContextR4Config.configureDefaultParserOptions(context);
    context.setRestfulClientFactory(
        Refusing.service(IRestfulClientFactory.class, "This server calls no other server."));
    context.setValidationSupport(new R4TypeNames(context));
    return context;
  }
}
