package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.security.FhirLogin;
import org.mcsguideline.security.FhirRights;
import org.mcsguideline.security.FhirScope.Deed;
import org.mcsguideline.server.store.AuthoringRights;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/**
 * Knowledge, decisions and the audit trail are read-only, everything else may be written by whoever
 * may, and of HAPI's operations only those of {@link OperationRules} exist. The rules hold for
 * single requests, for each entry of a bundle and, by HAPI's storage hooks, for what an operation
 * writes.
 */
final class AccessRules extends AuthorizationInterceptor {

  private static final String READ_ONLY = "knowledge is read-only";

  /** Decisions and audit; later decisions rest on the former, and the latter must last. */
  private static final String SERVICE_ONLY = "the service writes these itself";

  private final FhirLogin login;
  private final List<IAuthRule> open;

  AccessRules(FhirLogin login, AuthoringRights authoring) {
    super(PolicyEnum.DENY);
    this.login = login;
    this.open = open(authoring);
  }

  @Override
  public List<IAuthRule> buildRuleList(RequestDetails request) {
    if (!login.byToken()) {
      return open;
    }
    FhirRights rights = Caller.rights(request);
    IAuthRuleBuilder rules = readOnly();
    ScopeRules.allow(rules, rights, request);
    List<IAuthRule> all = new ArrayList<>(rules.denyAll().build());
    if (rights.forPatient("GuidanceResponse", Deed.READ)) {
      all.add(0, new PatientOfCaller(Caller.patient(rights)));
    }
    return all;
  }

  /** Whoever shows no token is asked for one; the rule that refuses stays untold. */
  @Override
  protected void handleDeny(RequestDetails request, Verdict decision) {
    if (login.byToken() && Caller.rights(request).equals(FhirRights.NONE)) {
      throw new AuthenticationException("Authentication is needed.")
          .addAuthenticateHeaderForRealm("mcs-guideline");
    }
    super.handleDeny(request, decision);
  }

  private static IAuthRuleBuilder readOnly() {
    IAuthRuleBuilder rules = new RuleBuilder();
    for (String type : KnowledgeTypes.ALL) {
      rules.deny(READ_ONLY).write().resourcesOfType(type).withAnyId();
      rules.deny(READ_ONLY).delete().resourcesOfType(type).withAnyId();
    }
    return serviceOnly(rules);
  }

  private static IAuthRuleBuilder serviceOnly(IAuthRuleBuilder rules) {
    for (String type : List.of("AuditEvent", "GuidanceResponse")) {
      rules.deny(SERVICE_ONLY).write().resourcesOfType(type).withAnyId();
      rules.deny(SERVICE_ONLY).delete().resourcesOfType(type).withAnyId();
    }
    return rules;
  }

  private static List<IAuthRule> open(AuthoringRights authoring) {
    IAuthRuleBuilder rules = authoring.granted() ? serviceOnly(new RuleBuilder()) : readOnly();
    rules.allow().metadata();
    rules.allow().read().allResources().withAnyId();
    rules.allow().write().allResources().withAnyId();
    rules.allow().delete().allResources().withAnyId();
    // A patch is let in here and judged by its effect, an update, before it is stored.
    rules.allow().patch().allRequests();
    rules.allow().transaction().withAnyOperation().andApplyNormalRules();
    OperationRules.allowAll(rules);
    if (authoring.granted()) {
      OperationRules.allowSentLogic(rules);
    }
    return rules.denyAll().build();
  }
}
