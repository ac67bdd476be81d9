package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeType;

/** HAPI would announce XML, which this server refuses. */
@Interceptor
final class JsonOnlyConformance {

  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  void announceJsonOnly(IBaseConformance conformance) {
    CapabilityStatement statement = (CapabilityStatement) conformance;
    statement.setFormat(codes(Constants.CT_FHIR_JSON_NEW, Constants.FORMAT_JSON));
    statement.setPatchFormat(codes(Constants.CT_FHIR_JSON_NEW, Constants.CT_JSON_PATCH));
  }

  private static List<CodeType> codes(String... codes) {
    return List.of(codes).stream().map(CodeType::new).toList();
  }
}
