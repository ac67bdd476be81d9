package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/**
 * Knowledge is read-only, everything else may be written, and of HAPI's operations only those named
 * here exist. The rules hold for single requests, for each entry of a bundle and, by HAPI's storage
 * hooks, for what an operation writes.
 */
final class AccessRules extends AuthorizationInterceptor {

  private static final String READ_ONLY = "knowledge is read-only";

  /** Decisions and audit; later decisions rest on the former, and the latter must last. */
  private static final String SERVICE_ONLY = "the service writes these itself";

  private final List<IAuthRule> rules = rules();

  AccessRules() {
    super(PolicyEnum.DENY);
  }

  @Override
  public List<IAuthRule> buildRuleList(RequestDetails request) {
    return rules;
  }

  private static List<IAuthRule> rules() {
    IAuthRuleBuilder rules = new RuleBuilder();
    for (String type : KnowledgeTypes.ALL) {
      rules.deny(READ_ONLY).write().resourcesOfType(type).withAnyId();
      rules.deny(READ_ONLY).delete().resourcesOfType(type).withAnyId();
    }
    for (String type : List.of("AuditEvent", "GuidanceResponse")) {
      rules.deny(SERVICE_ONLY).write().resourcesOfType(type).withAnyId();
      rules.deny(SERVICE_ONLY).delete().resourcesOfType(type).withAnyId();
    }
    rules.allow().metadata();
    rules.allow().read().allResources().withAnyId();
    rules.allow().write().allResources().withAnyId();
    rules.allow().delete().allResources().withAnyId();
    // A patch is let in here and judged by its effect, an update, before it is stored.
    rules.allow().patch().allRequests();
    rules.allow().transaction().withAnyOperation().andApplyNormalRules();
    allowOperations(rules);
    return rules.denyAll().build();
  }

  private static void allowOperations(IAuthRuleBuilder rules) {
    onInstance(rules, "$apply", PlanDefinition.class);
    onType(rules, "$apply", PlanDefinition.class);
    onInstance(rules, "$apply", ActivityDefinition.class);
    // On stored libraries only: the type-level form runs whatever CQL the caller sends.
    onInstance(rules, "$evaluate", Library.class);
    onInstance(rules, "$data-requirements", Library.class);
    onInstance(rules, "$data-requirements", PlanDefinition.class);
    onInstance(rules, "$everything", Patient.class);
    onInstance(rules, "$everything", Encounter.class);
    onInstance(rules, "$expand", ValueSet.class);
    onType(rules, "$expand", ValueSet.class);
    onInstance(rules, "$validate-code", ValueSet.class);
    onType(rules, "$validate-code", ValueSet.class);
    onInstance(rules, "$validate-code", CodeSystem.class);
    onType(rules, "$validate-code", CodeSystem.class);
  }

  private static void onInstance(
      IAuthRuleBuilder rules, String operation, Class<? extends IBaseResource> type) {
    rules.allow().operation().named(operation).onInstancesOfType(type).andAllowAllResponses();
  }

  private static void onType(
      IAuthRuleBuilder rules, String operation, Class<? extends IBaseResource> type) {
    rules.allow().operation().named(operation).onType(type).andAllowAllResponses();
  }
}
