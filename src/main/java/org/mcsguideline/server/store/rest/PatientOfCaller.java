package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationFlagsEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor.Verdict;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IRuleApplier;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.decision.CallerReference;

/**
 * Lets the app of a patient read decisions about this patient. FHIR R4 has no decisions in the
 * compartment of patients, and the subject of a decision may be a patient whom only the caller's
 * server has.
 */
record PatientOfCaller(IdType patient) implements IAuthRule {

  @Override
  public @Nullable Verdict applyRule(
      RestOperationTypeEnum operation,
      RequestDetails request,
      @Nullable IBaseResource sent,
      @Nullable IIdType id,
      @Nullable IBaseResource answered,
      IRuleApplier applier,
      Set<AuthorizationFlagsEnum> flags,
      Pointcut pointcut) {
    boolean asked =
        answered == null
            && operation == RestOperationTypeEnum.READ
            && "GuidanceResponse".equals(request.getResourceName());
    // Whose it is can be told when it has been found, and is then asked again.
    boolean found = answered instanceof GuidanceResponse decision && isAbout(decision);
    return asked || found ? new Verdict(PolicyEnum.ALLOW, this) : null;
  }

  private boolean isAbout(GuidanceResponse decision) {
    String own = patient.toUnqualifiedVersionless().getValue();
    String subject = decision.getSubject().getReference();
    return own.equals(subject) || (CallerReference.BASE + "/" + own).equals(subject);
  }

  @Override
  public String getName() {
    return "decisions about the patient";
  }
}
