package org.mcsguideline.server.store.reasoning;

import java.util.EnumSet;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryBuilder.SignatureLevel;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.fhir.cql.CqlOptions;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.PROFILE_MODE;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.SEARCH_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.TERMINOLOGY_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.CODE_LOOKUP_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_EXPANSION_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_MEMBERSHIP_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_PRE_EXPANSION_MODE;

/**
 * How stored CQL is compiled and run. One object for the life of the store: it holds the caches of
 * compiled libraries, models and expansions.
 */
final class EvaluationRules {

  private EvaluationRules() {}

  static EvaluationSettings settings() {
    return EvaluationSettings.getDefault()
        .withCqlOptions(cqlOptions())
        .withRetrieveSettings(retrieves())
        .withTerminologySettings(terminology());
  }

  private static CqlOptions cqlOptions() {
    CqlOptions options = CqlOptions.defaultOptions();
    CqlCompilerOptions compiler = CqlCompilerOptions.defaultOptions();
    // Without signatures the engine cannot tell overloaded functions apart.
    compiler.setSignatureLevel(SignatureLevel.Overloads);
    options.setCqlCompilerOptions(compiler);
    options.getCqlEngineOptions().setOptions(EnumSet.of(CqlEngine.Options.EnableExpressionCaching));
    return options;
  }

  /** By patient in the database, by code here: codes of a value set would make a query too long. */
  private static RetrieveSettings retrieves() {
    RetrieveSettings settings = new RetrieveSettings();
    settings.setSearchParameterMode(SEARCH_FILTER_MODE.USE_SEARCH_PARAMETERS);
    settings.setTerminologyParameterMode(TERMINOLOGY_FILTER_MODE.FILTER_IN_MEMORY);
    settings.setProfileMode(PROFILE_MODE.OFF);
    return settings;
  }

  private static TerminologySettings terminology() {
    TerminologySettings settings = new TerminologySettings();
    settings.setValuesetPreExpansionMode(VALUESET_PRE_EXPANSION_MODE.USE_IF_PRESENT);
    settings.setValuesetExpansionMode(VALUESET_EXPANSION_MODE.PERFORM_NAIVE_EXPANSION);
    settings.setValuesetMembershipMode(VALUESET_MEMBERSHIP_MODE.USE_EXPANSION);
    settings.setCodeLookupMode(CODE_LOOKUP_MODE.USE_CODESYSTEM_URL);
    return settings;
  }
}
