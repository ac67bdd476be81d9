package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.security.FhirLogin;

/** Announces how an app gets a token, as SMART wants it in the capability statement. */
@Interceptor
final class LoginConformance {

  private static final String SERVICES =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final String ADDRESSES =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

  private final FhirLogin login;

  LoginConformance(FhirLogin login) {
    this.login = login;
  }

  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  void announce(IBaseConformance conformance) {
    CapabilityStatementRestSecurityComponent security =
        ((CapabilityStatement) conformance).getRestFirstRep().getSecurity();
    security
        .addService()
        .setText("SMART on FHIR: an access token of the authorization server")
        .addCoding()
        .setSystem(SERVICES)
        .setCode("SMART-on-FHIR")
        .setDisplay("SMART-on-FHIR");
    Extension addresses = new Extension(ADDRESSES);
    add(addresses, "authorize", login.authorize());
    add(addresses, "token", login.token());
    if (addresses.hasExtension()) {
      security.addExtension(addresses);
    }
  }

  private static void add(Extension addresses, String name, @Nullable String address) {
    if (address != null) {
      addresses.addExtension(new Extension(name, new UriType(address)));
    }
  }
}
