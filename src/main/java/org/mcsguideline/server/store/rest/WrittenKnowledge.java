package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Set;
import org.mcsguideline.server.store.reasoning.CompiledKnowledge;

/** Has knowledge that an author writes through the API used from the next request on. */
@Interceptor
final class WrittenKnowledge {

  private static final Set<RestOperationTypeEnum> WRITING =
      EnumSet.of(
          RestOperationTypeEnum.CREATE,
          RestOperationTypeEnum.UPDATE,
          RestOperationTypeEnum.PATCH,
          RestOperationTypeEnum.DELETE,
          RestOperationTypeEnum.TRANSACTION);

  private final CompiledKnowledge compiled;

  WrittenKnowledge(CompiledKnowledge compiled) {
    this.compiled = compiled;
  }

  /** Before the answer is sent, because the next request may follow at once. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  void forgetTheFormer(RequestDetails request) {
    if (WRITING.contains(request.getRestOperationType())) {
      compiled.forget();
    }
  }
}
