package org.mcsguideline.server.store.content;

import java.util.List;

/** The resource types that make up a guideline. Only the installed bundle writes them. */
public final class KnowledgeTypes {

  public static final List<String> ALL =
      List.of(
          "ActivityDefinition",
          "Basic",
          "CapabilityStatement",
          "ChargeItemDefinition",
          "CodeSystem",
          "CompartmentDefinition",
          "ConceptMap",
          "EffectEvidenceSynthesis",
          "EventDefinition",
          "Evidence",
          "EvidenceVariable",
          "ExampleScenario",
          "GraphDefinition",
          "ImplementationGuide",
          "Library",
          "Measure",
          "MessageDefinition",
          "NamingSystem",
          "OperationDefinition",
          "Parameters",
          "PlanDefinition",
          "Questionnaire",
          "ResearchDefinition",
          "ResearchElementDefinition",
          "ResearchStudy",
          "RiskEvidenceSynthesis",
          "SearchParameter",
          "StructureDefinition",
          "StructureMap",
          "TerminologyCapabilities",
          "TestScript",
          "ValueSet");

  private KnowledgeTypes() {}
}
