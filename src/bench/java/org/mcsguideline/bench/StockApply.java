package org.mcsguideline.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.repository.IRepository;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryBuilder.SignatureLevel;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.cost.References;
import org.mcsguideline.cost.SizedRequest;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.fhir.cql.CqlOptions;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.PROFILE_MODE;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.SEARCH_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.TERMINOLOGY_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_EXPANSION_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_MEMBERSHIP_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_PRE_EXPANSION_MODE;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.plandefinition.PlanDefinitionProcessor;
import org.opencds.cqf.fhir.utility.monad.Eithers;
import org.opencds.cqf.fhir.utility.repository.InMemoryFhirRepository;

/**
 * Clinical reasoning's own {@code PlanDefinition/$apply} on the same content, held in memory: what
 * its CDS Hooks module does with a call. Tuned: libraries, models and expansions are kept, defines
 * are cached within an evaluation, codes are filtered in memory and profiles are not looked at.
 */
@SuppressWarnings("UnstableApiUsage")
final class StockApply {

  private static final Set<String> READ =
      Set.of("PlanDefinition", "ActivityDefinition", "Library", "ValueSet", "CodeSystem");

  private static final String DECISION_TIME = "2024-03-01T10:00:00Z";
  private static final String SUBJECT = "Patient/demo-04";

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final CrSettings settings = new CrSettings().withEvaluationSettings(evaluation());
  private final IRepository knowledge;
  private final Parameters siteProfile;

  StockApply(JsonNode bundle) {
    Bundle held = new Bundle().setType(Bundle.BundleType.COLLECTION);
    Parameters profile = new Parameters();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode json = entry.path("resource");
      String type = json.path("resourceType").asText();
      if (READ.contains(type) || type.equals("Parameters")) {
        Resource resource = (Resource) fhir.newJsonParser().parseResource(json.toString());
        if (resource instanceof Parameters choices) {
          profile = choices;
        } else {
          resource.setId(type + "/" + resource.getIdPart());
          held.addEntry().setResource(resource);
        }
      }
    }
    this.siteProfile = profile;
    this.knowledge = new InMemoryFhirRepository(fhir, held);
  }

  private static EvaluationSettings evaluation() {
    CqlOptions options = CqlOptions.defaultOptions();
    CqlCompilerOptions compiler = CqlCompilerOptions.defaultOptions();
    compiler.setSignatureLevel(SignatureLevel.Overloads);
    options.setCqlCompilerOptions(compiler);
    options.getCqlEngineOptions().setOptions(EnumSet.of(CqlEngine.Options.EnableExpressionCaching));
    RetrieveSettings retrieves = new RetrieveSettings();
    retrieves.setSearchParameterMode(SEARCH_FILTER_MODE.FILTER_IN_MEMORY);
    retrieves.setTerminologyParameterMode(TERMINOLOGY_FILTER_MODE.FILTER_IN_MEMORY);
    retrieves.setProfileMode(PROFILE_MODE.OFF);
    TerminologySettings terminology = new TerminologySettings();
    terminology.setValuesetPreExpansionMode(VALUESET_PRE_EXPANSION_MODE.USE_IF_PRESENT);
    terminology.setValuesetExpansionMode(VALUESET_EXPANSION_MODE.PERFORM_NAIVE_EXPANSION);
    terminology.setValuesetMembershipMode(VALUESET_MEMBERSHIP_MODE.USE_EXPANSION);
    return EvaluationSettings.getDefault()
        .withCqlOptions(options)
        .withRetrieveSettings(retrieves)
        .withTerminologySettings(terminology);
  }

  /** From the bytes of a record, as one bundle, to the bytes of a request group. */
  byte[] answer(byte[] record) {
    Bundle data = References.parsed(record);
    Parameters parameters = siteProfile.copy();
    parameters
        .addParameter()
        .setName("Decision Time")
        .setValue(new DateTimeType(DECISION_TIME));
    IBaseResource answer =
        new PlanDefinitionProcessor(knowledge, settings)
            .apply(
                Eithers.forMiddle3(new IdType("PlanDefinition", SizedRequest.SERVICE)),
                SUBJECT,
                null,
                "Practitioner/p1",
                null,
                null,
                null,
                null,
                null,
                null,
                parameters,
                data,
                null,
                new LibraryEngine(knowledge, settings.getEvaluationSettings()));
    return fhir.newJsonParser()
        .encodeResourceToString(Objects.requireNonNull(answer))
        .getBytes(StandardCharsets.UTF_8);
  }
}
