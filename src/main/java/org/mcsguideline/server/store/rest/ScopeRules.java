package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.auth.CompartmentSearchParameterModifications;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderRuleOp;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderRuleOpClassifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mcsguideline.security.FhirRights;
import org.mcsguideline.security.FhirScope;
import org.mcsguideline.security.FhirScope.Deed;
import org.mcsguideline.security.FhirScope.Level;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/** What the scopes of a token allow, as rules of HAPI; without a token what everybody may read. */
final class ScopeRules {

  /** Resources about nobody in particular, to which those of a patient refer. */
  private static final List<String> ABOUT_NO_PATIENT =
      List.of("Location", "Medication", "Organization", "Practitioner", "PractitionerRole");

  private static final String ANSWERS = "QuestionnaireResponse";

  private static final Set<RestOperationTypeEnum> SEARCHES =
      EnumSet.of(
          RestOperationTypeEnum.SEARCH_TYPE,
          RestOperationTypeEnum.SEARCH_SYSTEM,
          RestOperationTypeEnum.HISTORY_TYPE,
          RestOperationTypeEnum.HISTORY_SYSTEM);

  private ScopeRules() {}

  static void allow(IAuthRuleBuilder rules, FhirRights rights, RequestDetails request) {
    if (!rights.forAll(FhirScope.AUDIT_TRAIL, Deed.READ)
        && !rights.forAll(FhirScope.AUDIT_TRAIL, Deed.SEARCH)) {
      // Holds for what comes along with other resources too.
      rules.deny("for auditors").read().resourcesOfType(FhirScope.AUDIT_TRAIL).withAnyId();
    }
    rules.allow().metadata();
    KnowledgeTypes.ALL.forEach(type -> rules.allow().read().resourcesOfType(type).withAnyId());
    if (rights.equals(FhirRights.NONE)) {
      return;
    }
    Deed reading = SEARCHES.contains(request.getRestOperationType()) ? Deed.SEARCH : Deed.READ;
    for (FhirScope scope : rights.scopes()) {
      if (scope.level() != Level.PATIENT) {
        allowScope(rules, scope, reading);
      } else if (rights.forPatient(scope.type(), reading)) {
        allowPatient(rules, scope, rights);
      }
    }
    rules.allow().transaction().withAnyOperation().andApplyNormalRules();
    OperationRules.allowOnKnowledge(rules);
    if (rights.forAll(ANSWERS, Deed.READ) && rights.forAll(ANSWERS, Deed.SEARCH)) {
      OperationRules.allowExport(rules);
    }
    if (rights.forAllTypes()) {
      OperationRules.allowAll(rules);
    } else if (rights.isForOnePatient()) {
      // LimitedReach has made sure that it is about this patient.
      OperationRules.allowApply(rules);
      OperationRules.allowEverythingOf(rules, Caller.patient(rights));
    }
  }

  private static void allowScope(IAuthRuleBuilder rules, FhirScope scope, Deed reading) {
    Set<Deed> deeds = scope.deeds();
    if (deeds.contains(reading)) {
      of(rules.allow().read(), scope).withAnyId();
    }
    if (deeds.contains(Deed.CREATE)) {
      of(own(rules).create(), scope).withAnyId();
    }
    // In HAPI who may update may create as well, so a scope has to say both.
    if (deeds.contains(Deed.CREATE) && deeds.contains(Deed.UPDATE)) {
      of(own(rules).write(), scope).withAnyId();
      // A patch is let in here and judged by its effect, an update, before it is stored.
      rules.allow().patch().allRequests();
    }
    if (deeds.contains(Deed.DELETE)) {
      of(rules.allow().delete(), scope).withAnyId();
    }
  }

  /** Without a name HAPI would make one builder for creating and writing, whichever comes first. */
  private static IAuthRuleBuilderRule own(IAuthRuleBuilder rules) {
    return rules.allow("by scope");
  }

  private static void allowPatient(IAuthRuleBuilder rules, FhirScope scope, FhirRights rights) {
    of(rules.allow().read(), scope)
        .inModifiedCompartment(
            "Patient",
            Caller.patient(rights),
            CompartmentSearchParameterModifications.fromAdditionalCompartmentParamNames(
                "Device", Set.of("patient")));
    for (String type : ABOUT_NO_PATIENT) {
      if (FhirScope.ANY.equals(scope.type()) || type.equals(scope.type())) {
        rules.allow().read().resourcesOfType(type).withAnyId();
      }
    }
  }

  private static IAuthRuleBuilderRuleOpClassifier of(IAuthRuleBuilderRuleOp rule, FhirScope scope) {
    return FhirScope.ANY.equals(scope.type())
        ? rule.allResources()
        : rule.resourcesOfType(scope.type());
  }
}
