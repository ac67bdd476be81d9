package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.storage.interceptor.balp.BalpAuditCaptureInterceptor;
import java.time.Clock;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.mcsguideline.security.FhirLogin;
import org.mcsguideline.server.store.AccessAudit;
import org.mcsguideline.server.store.AuthoringRights;
import org.mcsguideline.server.store.export.FormExportOperations;
import org.mcsguideline.server.store.reasoning.CompiledKnowledge;
import org.mcsguideline.server.store.reasoning.ReasoningOperations;
import org.opencds.cqf.fhir.cr.hapi.r4.cql.CqlExecutionOperationProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;

/** The FHIR API over the store, for the store's context. */
public class RestConfig {

  /** Bare, because the operations it is given need the server themselves. */
  @Bean(destroyMethod = "")
  RestfulServer restfulServer(
      FhirContext fhirContext,
      DatabaseBackedPagingProvider paging,
      FhirLogin login,
      AccessAudit audit,
      AuthoringRights authoring,
      CompiledKnowledge compiled,
      Clock clock) {
    RestfulServer server = new RestfulServer(fhirContext);
    server.setServerName("MCS guideline");
    server.setDefaultResponseEncoding(EncodingEnum.JSON);
    server.setPagingProvider(paging);
    server.registerInterceptor(new AccessRules(login, authoring));
    String address = login.address();
    if (address != null) {
      // A link to where a forged Host header says would take the next token there.
      server.setServerAddressStrategy(new HardcodedServerAddressStrategy(address));
    }
    if (login.byToken()) {
      server.registerInterceptor(new LimitedReach());
      server.registerInterceptor(new PatientNarrowing());
    }
    if (authoring.granted()) {
      server.registerInterceptor(new WrittenKnowledge(compiled));
    }
    server.registerInterceptor(new ErrorAnswers());
    server.registerInterceptor(new UnsupportedParameters());
    server.registerInterceptor(new JsonOnlyConformance());
    if (address != null) {
      server.registerInterceptor(new LoginConformance(login));
    }
    server.registerInterceptor(new OperationAudit(audit, clock));
    server.registerInterceptor(new BalpAuditCaptureInterceptor(audit::accept, new AuditContext()));
    return server;
  }

  @Bean
  FhirApi fhirApi(
      RestfulServer server,
      ResourceProviderFactory resources,
      JpaSystemProvider<Bundle, Meta> system,
      ValueSetOperationProvider valueSets,
      ReasoningOperations reasoning,
      FormExportOperations forms,
      JpaCapabilityStatementProvider conformance,
      AuthoringRights authoring,
      ObjectProvider<CqlExecutionOperationProvider> sentLogic) {
    server.registerProviders(resources.createProviders());
    server.registerProviders(system, valueSets);
    server.registerProviders(reasoning.providers());
    server.registerProvider(forms);
    if (authoring.granted()) {
      server.registerProvider(sentLogic.getObject());
    }
    server.setServerConformanceProvider(conformance);
    return new FhirApi(server);
  }

  /** Without validation support: listing profiles would load every definition of FHIR R4. */
  @Bean
  JpaCapabilityStatementProvider conformance(
      RestfulServer server,
      IFhirSystemDao<Bundle, Meta> systemDao,
      JpaStorageSettings storage,
      ISearchParamRegistry searchParameters) {
    var conformance =
        new JpaCapabilityStatementProvider(server, systemDao, storage, searchParameters, null);
    conformance.setIncludeResourceCounts(false);
    conformance.setImplementationDescription("MCS guideline: knowledge and patient data");
    return conformance;
  }
}
