package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ValueSet;

/** The operations that exist. */
final class OperationRules {

  private OperationRules() {}

  static void allowAll(IAuthRuleBuilder rules) {
    allowApply(rules);
    allowOnKnowledge(rules);
    onInstance(rules, "$r5.apply", PlanDefinition.class);
    onType(rules, "$r5.apply", PlanDefinition.class);
    // On stored libraries only: the type-level form runs whatever CQL the caller sends.
    onInstance(rules, "$evaluate", Library.class);
    // Of stored forms only: one that is sent along could hold any CQL.
    onInstance(rules, "$populate", Questionnaire.class);
    // Gives what it makes to the caller and stores nothing.
    onInstance(rules, "$extract", QuestionnaireResponse.class);
    onType(rules, "$extract", QuestionnaireResponse.class);
    onInstance(rules, "$evaluate-measure", Measure.class);
    onInstance(rules, "$everything", Patient.class);
    onInstance(rules, "$everything", Encounter.class);
    allowExport(rules);
  }

  /** For authors: logic that comes with the call. */
  static void allowSentLogic(IAuthRuleBuilder rules) {
    rules.allow().operation().named("$cql").onServer().andAllowAllResponses();
    onType(rules, "$evaluate", Library.class);
  }

  /** Works out what a stored plan says; on the data of whom, the caller has to check. */
  static void allowApply(IAuthRuleBuilder rules) {
    onInstance(rules, "$apply", PlanDefinition.class);
    onType(rules, "$apply", PlanDefinition.class);
    onInstance(rules, "$apply", ActivityDefinition.class);
  }

  /** Those that read nothing but knowledge. */
  static void allowOnKnowledge(IAuthRuleBuilder rules) {
    onInstance(rules, "$data-requirements", Library.class);
    onInstance(rules, "$data-requirements", PlanDefinition.class);
    onInstance(rules, "$package", ImplementationGuide.class);
    onInstance(rules, "$package", Library.class);
    onInstance(rules, "$package", PlanDefinition.class);
    onInstance(rules, "$data-dictionary", Questionnaire.class);
    onInstance(rules, "$expand", ValueSet.class);
    onType(rules, "$expand", ValueSet.class);
    onInstance(rules, "$validate-code", ValueSet.class);
    onType(rules, "$validate-code", ValueSet.class);
    onInstance(rules, "$validate-code", CodeSystem.class);
    onType(rules, "$validate-code", CodeSystem.class);
  }

  /** Reads the answers of everybody; the caller has to check that they may be read. */
  static void allowExport(IAuthRuleBuilder rules) {
    onInstance(rules, "$export-table", Questionnaire.class);
  }

  /** Each resource of the answer has to be allowed by itself. */
  static void allowEverythingOf(IAuthRuleBuilder rules, IdType patient) {
    rules
        .allow()
        .operation()
        .named("$everything")
        .onInstance(patient)
        .andRequireExplicitResponseAuthorization();
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
